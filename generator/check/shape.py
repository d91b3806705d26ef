"""The shape of a descriptor against the profile: missing, unknown and misshapen properties, vocabulary codes."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsonschema

from generator.check.rule import Context
from generator.model.document import Document, dotted
from generator.model.finding import Path, Problem
from generator.model.text import Text

Schema = Mapping[str, Any]


def check_shape(document: Document, context: Context) -> Iterator[Problem]:
    """Yield every difference between a descriptor and the profile, each once."""
    validator = jsonschema.Draft7Validator(dict(context.profile))
    found = [problem for error in validator.iter_errors(document.value) for problem in _problems(error, document)]
    yield from dict.fromkeys(found)
    yield from _codes(document, context, document.value, context.profile, ())


def _problems(error: jsonschema.ValidationError, document: Document) -> Iterator[Problem]:
    """Yield the problems of one error; each missing key is an error of its own, but every such error names them all."""
    path: Path = tuple(error.absolute_path)
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    written: Any = error.instance
    if error.validator == "required":
        yield from (_missing(document, (*path, key), schema) for key in schema["required"] if key not in written)
    elif error.validator == "additionalProperties":
        known = tuple(schema.get("properties", {}))
        for key in sorted(set(written) - set(known)):
            yield _unknown(document, (*path, key), known)
    else:
        yield _misshapen(document, path, error, schema)


def _missing(document: Document, path: Path, schema: Schema) -> Problem:
    named = schema.get("properties", {}).get(path[-1], {})
    title = Text(str(named.get("title", path[-1])), str(named.get("titleEn", path[-1])))
    message = Text(f"缺少“{title.zh}”（{dotted(path)}）", f"'{title.en}' ({dotted(path)}) is missing")
    cure = Text(
        f"补写 {path[-1]}：{named.get('description', '')}", f"add '{path[-1]}': {named.get('descriptionEn', '')}"
    )
    return Problem(code="OD020", place=document.place(path), message=message, cure=cure)


def _unknown(document: Document, path: Path, known: tuple[str, ...]) -> Problem:
    key = str(path[-1])
    close = difflib.get_close_matches(key, known, n=1)
    message = Text(f"不认识的属性“{key}”", f"unknown property '{key}'")
    if close:
        cure = Text(f"是不是要写“{close[0]}”？", f"did you mean '{close[0]}'?")
    else:
        cure = Text(f"删去它；这里可以写：{'、'.join(known)}", f"delete it; known here: {', '.join(known)}")
    return Problem(code="OD021", place=document.place(path), message=message, cure=cure)


_TYPES = {
    "string": Text("文字", "text"),
    "integer": Text("整数", "an integer"),
    "number": Text("数字", "a number"),
    "boolean": Text("true 或 false", "true or false"),
    "array": Text("列表（每项前加“- ”）", "a list (each item after '- ')"),
    "object": Text("一组“键: 值”", "a group of 'key: value'"),
}


def _misshapen(document: Document, path: Path, error: jsonschema.ValidationError, schema: Schema) -> Problem:
    title = Text(str(schema.get("title", dotted(path))), str(schema.get("titleEn", dotted(path))))
    fault, cure = _fault(error)
    message = Text(f"“{title.zh}”（{dotted(path)}）{fault.zh}", f"'{title.en}' ({dotted(path)}) {fault.en}")
    return Problem(code="OD022", place=document.place(path), message=message, cure=cure)


_FILL_IN = Text("填写内容，或删去这一项", "fill it in, or delete it")
_EMPTY = Text("是空的", "is empty")

Fault = tuple[Text, Text]
"""What is wrong with a value, and the cure."""


def _fault(error: jsonschema.ValidationError) -> Fault:
    """Return what is wrong and the cure, by the keyword of JSON Schema that failed."""
    if error.instance is None:
        return _EMPTY, _FILL_IN
    tell = _FAULTS.get(str(error.validator))
    return (
        tell(error)
        if tell
        else (Text("的形式不对", "has the wrong shape"), Text("按模板填写", "write it as the template shows"))
    )


def _type(error: jsonschema.ValidationError) -> Fault:
    wanted: Any = error.validator_value
    if wanted == "string" and isinstance(error.instance, int | float):
        return Text("应当是文字", "must be text"), Text("给值加上引号", "put the value in quotes")
    types = [_TYPES[each] for each in (wanted if isinstance(wanted, list) else [wanted]) if each in _TYPES]
    kinds = Text("或".join(each.zh for each in types), " or ".join(each.en for each in types))
    return Text(f"应当是{kinds.zh}", f"must be {kinds.en}"), Text(f"写成{kinds.zh}", f"write {kinds.en}")


def _word(error: jsonschema.ValidationError) -> Fault:
    wanted: Any = error.validator_value
    allowed = [str(each) for each in (wanted if isinstance(wanted, list) else [wanted])]
    close = difflib.get_close_matches(str(error.instance), allowed, n=1)
    hint = Text(f"；是不是“{close[0]}”？", f"; did you mean '{close[0]}'?") if close else Text("", "")
    cure = Text(f"写下列之一：{'、'.join(allowed)}{hint.zh}", f"write one of: {', '.join(allowed)}{hint.en}")
    return Text("不是允许的值", "is not an allowed value"), cure


def _pattern(error: jsonschema.ValidationError) -> Fault:
    return Text("写法不对", "is not written as it must be"), _as_described(error)


def _too_short(_error: jsonschema.ValidationError) -> Fault:
    return _EMPTY, _FILL_IN


def _too_long(error: jsonschema.ValidationError) -> Fault:
    limit = error.validator_value
    return Text(f"太长，最多 {limit}", f"is too long; at most {limit}"), Text("缩短", "shorten it")


def _repeated(_error: jsonschema.ValidationError) -> Fault:
    return Text("有重复的项", "holds an item twice"), Text("删去重复的项", "delete the repeated item")


_FAULTS: Mapping[str, Callable[[jsonschema.ValidationError], Fault]] = {
    "type": _type,
    "enum": _word,
    "const": _word,
    "pattern": _pattern,
    "minLength": _too_short,
    "minItems": _too_short,
    "maxLength": _too_long,
    "maxItems": _too_long,
    "uniqueItems": _repeated,
}


def _as_described(error: jsonschema.ValidationError) -> Text:
    """Return how a property is written: by the profile's example if it gives one, else by its pattern."""
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    if "examples" in schema:
        shown = schema["examples"][0]
        return Text(f"照这样写：{shown}", f"write it like this: {shown}")
    meaning = Text(schema.get("description", ""), schema.get("descriptionEn", ""))
    return Text(
        f"{meaning.zh}须符合 {error.validator_value}", f"{meaning.en} It must match {error.validator_value}".strip()
    )


def _codes(document: Document, context: Context, value: object, schema: Schema, path: Path) -> Iterator[Problem]:
    """Yield codes that their vocabulary (the profile's ``vocabulary`` keyword) does not have."""
    if isinstance(value, dict):
        for key, below in schema.get("properties", {}).items():
            if key in value:
                yield from _codes(document, context, value[key], below, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _codes(document, context, item, schema.get("items", {}), (*path, index))
    elif isinstance(value, str) and value and "vocabulary" in schema and "enum" not in schema:
        known = context.codes(schema["vocabulary"])
        if value not in known:
            yield _unknown_code(document, path, value, schema["vocabulary"], known)


def _unknown_code(document: Document, path: Path, code: str, vocabulary: str, known: tuple[str, ...]) -> Problem:
    close = difflib.get_close_matches(code, known, n=1)
    message = Text(
        f"代码“{code}”不在词表 {vocabulary} 中", f"the code '{code}' is not in the vocabulary '{vocabulary}'"
    )
    if close:
        cure = Text(f"是不是“{close[0]}”？", f"did you mean '{close[0]}'?")
    else:
        shown = known[:30]
        cure = Text(f"可用的代码：{'、'.join(shown)}", f"known codes: {', '.join(shown)}")
    return Problem(code="OD023", place=document.place(path), message=message, cure=cure)
