"""What Lacuna promises of its SARIF beyond the schema, and the words that a region names, taken from the file itself."""

import json
import pathlib
import re
import urllib.parse

LEVELS = ("none", "note", "warning", "error")
LINE_ENDS = ["\r\n", "\n", "\r"]


def path_of(location, root):
    """The file that an artifact location names."""
    parts = urllib.parse.urlsplit(location["uri"])
    path = pathlib.PurePosixPath(urllib.parse.unquote(parts.path, errors="surrogateescape"))
    return pathlib.Path(path) if parts.scheme == "file" else pathlib.Path(root, path)


def decoded(content):
    """The characters of a file, without its byte-order mark."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if content.startswith(mark):
            return content[len(mark):].decode(encoding)
    return content.decode()


def lines_of(text):
    """Each line with its end."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text) + ([""] if not text or text[-1] in "\r\n" else [])


def _offset(lines, line, column):
    """In code units of UTF-16, from the beginning; None when there is no such place."""
    if line > len(lines):
        return None
    content = lines[line - 1].rstrip("\r\n")
    if column - 1 > len(content.encode("utf-16-le")) // 2:
        return None
    return sum(len(before.encode("utf-16-le")) // 2 for before in lines[:line - 1]) + column - 1


def region_text(region, content):
    """The words that lines and columns of a region name in the file with these bytes; None: there is no such place."""
    text = decoded(content)
    lines = lines_of(text)
    begin = _offset(lines, region["startLine"], region["startColumn"])
    end = _offset(lines, region["endLine"], region["endColumn"])
    if begin is None or end is None or end < begin:
        return None
    try:
        return text.encode("utf-16-le")[2 * begin:2 * end].decode("utf-16-le")
    except UnicodeDecodeError:
        return None


def _location_problems(location, bases):
    uri = location["uri"]
    parts = urllib.parse.urlsplit(uri)
    if not re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri.removeprefix("file://")):
        yield f"{uri!r}: not percent-encoded"
    if "uriBaseId" in location:
        if location["uriBaseId"] not in bases:
            yield f"{uri!r}: unknown base {location['uriBaseId']}"
        if parts.scheme or uri.startswith("/") or ".." in uri.split("/"):
            yield f"{uri!r}: leads out of its base"
    elif parts.scheme != "file" and not uri.startswith("../"):
        yield f"{uri!r}: relative to nothing"


# Where it is not known where in a file something is: code scanning wants a region all the same.
SOMEWHERE = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def _region_problems(region, path):
    if not path.is_file() or region == SOMEWHERE:
        return
    content = path.read_bytes()
    if "startColumn" not in region:
        if region["startLine"] > len(lines_of(decoded(content))):
            yield f"{path}: line {region['startLine']} is not there"
        return
    text = region_text(region, content)
    if text is None:
        yield f"{path}: {region} is not there"
    elif "byteOffset" in region:
        end = region["byteOffset"] + region["byteLength"]
        in_bytes = content[region["byteOffset"]:end].decode(errors="replace")
        if end > len(content) or in_bytes != text:
            yield f"{path}: {region}: {in_bytes!r} by bytes, {text!r} by columns"


def _message_problems(message):
    text = message["text"]
    if not text.strip():
        yield "an empty message"
    if re.search(r"(?<!\{)(?:\{\{)*\{\d+\}", text):
        yield f"{text!r}: a placeholder without argument"
    if re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\([^)]*\)", text):
        yield f"{text!r}: a link"


def _everywhere(node, key):
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from _everywhere(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _everywhere(value, key)


def _result_problems(result, rules):
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield f"rule {result['ruleIndex']} is not {result['ruleId']}"
    if result["level"] not in LEVELS or (result["kind"] == "fail") == (result["level"] == "none"):
        yield f"level {result['level']} of kind {result['kind']}"
    if not result.get("locations"):
        yield "no file: GitHub would refuse the whole log"
    if "suppressions" not in result:
        yield "suppressions have to be told of all results or of none"
    if not re.fullmatch(r"\S+", result["partialFingerprints"]["lacuna/v1"]):
        yield "no fingerprint"
    if not 0 <= result.get("rank", 0) <= 100:
        yield f"rank {result['rank']}"
    for fix in result.get("fixes", []):
        place = result["locations"][0]["physicalLocation"]
        for change in fix["artifactChanges"]:
            if change["artifactLocation"] != place["artifactLocation"]:
                yield "a fix of another file"
            if [r["deletedRegion"] for r in change["replacements"]] != [place["region"]]:
                yield "a fix of other words than it is about"


def problems(path, root):
    """What is wrong with a log whose relative paths are in the folder `root`."""
    log = json.loads(pathlib.Path(path).read_bytes())
    if log["version"] != "2.1.0" or len(log["runs"]) != 1:
        yield "one run of version 2.1.0 is expected"
    run = log["runs"][0]
    if run["columnKind"] != "utf16CodeUnits" or run["newlineSequences"] != LINE_ENDS:
        yield "columns and lines are counted otherwise"
    rules = run["tool"]["driver"]["rules"]
    if len({rule["id"] for rule in rules}) != len(rules):
        yield "a rule stands there twice"
    unused = {rule["id"] for rule in rules} - {result["ruleId"] for result in run["results"]}
    if unused:
        yield f"rules without result: {unused}"
    for result in run["results"]:
        yield from _result_problems(result, rules)
    if len({"baselineState" in result for result in run["results"]}) > 1:
        yield "states have to be told of all results or of none"
    for message in _everywhere(log, "message"):
        yield from _message_problems(message)
    for location in _everywhere(log, "artifactLocation"):
        yield from _location_problems(location, run["originalUriBaseIds"])
    for place in _everywhere(log, "physicalLocation"):
        if "region" in place:
            yield from _region_problems(place["region"], path_of(place["artifactLocation"], root))
