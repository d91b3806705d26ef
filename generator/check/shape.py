"""The shape of a descriptor against the profile: missing, unknown, misshapen and unfilled properties, vocabulary codes."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsonschema

from generator.check.rule import Context
from generator.model.document import Document, dotted
from generator.model.finding import Path, Problem
from generator.model.text import Text

Schema = Mapping[str, Any]
_UNFILLED = re.compile(
    r"\W*(?:待填写?|待补充?|待定|待完善|请填写\w{0,20}|请补充\w{0,20}|todo|tbd|fixme|to be (?:done|defined|filled in)|x{3,})\W*",
    re.IGNORECASE,
)
"""What templates and people write where something is still to be written; ``TO_FILL`` is our own template's word."""
_MOST_CODES = 30


def check_shape(document: Document, context: Context) -> Iterator[Problem]:
    """Yield every difference between a descriptor and the profile, each once."""
    validator = jsonschema.Draft7Validator(dict(context.profile))
    errors = (each for each in validator.iter_errors(document.value) if not _is_unfilled(each.instance))
    found = [problem for error in errors for problem in _problems(error, document, context)]
    yield from dict.fromkeys(found)
    yield from _values(document, context, document.value, context.profile, ())


def _is_unfilled(value: object) -> bool:
    return isinstance(value, str) and _UNFILLED.fullmatch(value) is not None


def _problems(error: jsonschema.ValidationError, document: Document, context: Context) -> Iterator[Problem]:
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
        yield _misshapen(document, path, error, schema, context)


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


def _misshapen(
    document: Document, path: Path, error: jsonschema.ValidationError, schema: Schema, context: Context
) -> Problem:
    fault, cure = _fault(error)
    if error.validator == "enum" and "vocabulary" in schema and isinstance(error.instance, str):
        cure = _code_cure(error.instance, schema["vocabulary"], context)
    message = _about(path, schema, fault)
    return Problem(code="OD022", place=document.place(path), message=message, cure=cure)


def _about(path: Path, schema: Schema, fault: Text) -> Text:
    """Return what is wrong with a property, by its title and by its key."""
    key = dotted(path)
    title = Text(str(schema.get("title", key)), str(schema.get("titleEn", key)))
    zh = f"“{title.zh}”（{key}）" if title.zh != key else f"{key} "
    en = f"'{title.en}' ({key})" if title.en != key else key
    return Text(f"{zh}{fault.zh}", f"{en} {fault.en}")


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


def _values(document: Document, context: Context, value: object, schema: Schema, path: Path) -> Iterator[Problem]:
    """Yield texts that say nothing, and codes that their vocabulary (the profile's ``vocabulary`` keyword) does not have."""
    if isinstance(value, dict):
        for key, below in schema.get("properties", {}).items():
            if key in value:
                yield from _values(document, context, value[key], below, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(document, context, item, schema.get("items", {}), (*path, index))
    elif isinstance(value, str) and value:
        yield from _text(document, context, value, schema, path)


def _text(document: Document, context: Context, value: str, schema: Schema, path: Path) -> Iterator[Problem]:
    vocabulary = schema.get("vocabulary", "")
    place = document.place(path)
    if _is_unfilled(value):
        message = _about(path, schema, Text("还没有填写", "is not filled in yet"))
        yield Problem(code="OD024", place=place, message=message, cure=_filling(schema, context))
    elif not value.strip():
        if "pattern" not in schema and "enum" not in schema:
            yield Problem(code="OD022", place=place, message=_about(path, schema, _EMPTY), cure=_FILL_IN)
    elif vocabulary and "enum" not in schema and value not in context.codes(vocabulary):
        message = Text(
            f"代码“{value}”不在词表 {vocabulary} 中", f"the code '{value}' is not in the vocabulary '{vocabulary}'"
        )
        yield Problem(code="OD023", place=place, message=message, cure=_code_cure(value, vocabulary, context))


def _filling(schema: Schema, context: Context) -> Text:
    """Return what to write where nothing was written yet: what the property means, and its codes where it has any."""
    meaning = Text(str(schema.get("description", "")), str(schema.get("descriptionEn", "")))
    said = Text(f"写实际的内容：{meaning.zh}", f"write what is true: {meaning.en}") if meaning.zh else _FILL_IN
    if "vocabulary" in schema:
        codes = _choices(schema["vocabulary"], context)
        return Text(f"{said.zh}可用的代码：{codes.zh}", f"{said.en} Known codes: {codes.en}")
    words = "、".join(map(str, schema.get("enum", ())))
    return Text(f"{said.zh}写下列之一：{words}", f"{said.en} One of: {words}") if words else said


def _code_cure(word: str, vocabulary: str, context: Context) -> Text:
    """Return the code that was meant, be it misspelt or written as its label; else all of them with their labels."""
    terms = context.catalogue.vocabularies.get(vocabulary, {})
    known = {term.label.zh: code for code, term in terms.items()} | {each.casefold(): each for each in terms}
    close = difflib.get_close_matches(word.strip().casefold(), known, n=1)
    if close:
        code = known[close[0]]
        return Text(f"是不是“{code}”（{terms[code].label.zh}）？", f"did you mean '{code}' ({terms[code].label.en})?")
    codes = _choices(vocabulary, context)
    return Text(f"可用的代码：{codes.zh}", f"known codes: {codes.en}")


def _choices(vocabulary: str, context: Context) -> Text:
    """Return the first codes of a vocabulary with their labels."""
    terms = context.catalogue.vocabularies.get(vocabulary, {})
    shown = [(code, term.label) for code, term in terms.items()][:_MOST_CODES]
    more = len(terms) - len(shown)
    zh = "、".join(f"{code}（{label.zh}）" for code, label in shown) + (f" 等 {len(terms)} 个" if more else "")
    return Text(zh, ", ".join(f"{code} ({label.en})" for code, label in shown) + (f" and {more} more" if more else ""))
