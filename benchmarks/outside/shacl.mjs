// Two SHACL engines judge Turtle files by shapes: node shacl.mjs SHAPES.ttl FILE.ttl ...
// In a folder with n3, @zazuko/env, rdf-validate-shacl and shacl-engine.
import fs from "node:fs";
import rdf from "@zazuko/env";
import { Parser } from "n3";
import One from "rdf-validate-shacl";
import { Validator as Other } from "shacl-engine";

const load = (file) => rdf.dataset(new Parser({ factory: rdf }).parse(fs.readFileSync(file, "utf8")));
const [shapes, ...files] = process.argv.slice(2);
const one = new One(load(shapes), { factory: rdf });
const other = new Other(load(shapes), { factory: rdf });
let bad = 0;
for (const file of files) {
  const dataset = load(file);
  const reports = [await one.validate(dataset), await other.validate({ dataset })];
  if (reports.every((each) => each.conforms)) continue;
  bad += 1;
  console.log(file, ...reports.map((each) => each.results.length));
  for (const each of reports[0].results.slice(0, 5)) console.log(" ", each.focusNode?.value, each.path?.value);
}
console.log(`${files.length} files, ${bad} bad`);
process.exitCode = bad ? 1 : 0;
