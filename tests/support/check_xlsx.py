#!/usr/bin/env python3
"""Looks into a workbook of `lacuna`, with nothing but what Python brings.

    check_xlsx.py dump FILE.xlsx                its cells as text
    check_xlsx.py compare FILE.xlsx APPROVED    the same, with an approved sample
    check_xlsx.py open FILE.xlsx ROWS           what another reader, openpyxl, finds in it: a work list of ROWS findings
    check_xlsx.py check FILE.xlsx               every part is XML that a spreadsheet takes, and every cell is within its limits

Exit code 0: fine; 1: not; 2: usage; 77: python3-openpyxl is not installed (ctest: skipped).
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

from compare_sample import difference

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOST_UNITS = 32767


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)


class Workbook:
    """Sheets by name; a cell is a list of (text, colour or None), or a number."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.parts = {name: self.archive.read(name) for name in self.archive.namelist()}
        self.strings = [self.runs(item) for item in self.xml("xl/sharedStrings.xml").iter(MAIN + "si")]
        targets = {r.get("Id"): r.get("Target") for r in self.xml("xl/_rels/workbook.xml.rels")}
        self.sheets = {s.get("name"): self.xml("xl/" + targets[s.get(RELATION + "id")])
                       for s in self.xml("xl/workbook.xml").iter(MAIN + "sheet")}

    def xml(self, name):
        return ElementTree.fromstring(self.parts[name]) if name in self.parts else ElementTree.Element("none")

    @staticmethod
    def runs(item):
        if item.find(MAIN + "r") is None:
            return [(unescaped(item.findtext(MAIN + "t") or ""), None)]
        runs = []
        for run in item.iter(MAIN + "r"):
            color = run.find(f"{MAIN}rPr/{MAIN}color")
            runs.append((unescaped(run.findtext(MAIN + "t") or ""), color.get("rgb") if color is not None else None))
        return runs

    def rows(self, sheet):
        """(row number, [(reference, value)])."""
        for row in self.sheets[sheet].iter(MAIN + "row"):
            cells = []
            for cell in row.iter(MAIN + "c"):
                if cell.find(MAIN + "f") is not None:
                    raise ValueError(f"{sheet}!{cell.get('r')} is a formula")
                value = cell.findtext(MAIN + "v")
                if value is not None:
                    cells.append((cell.get("r"), self.strings[int(value)] if cell.get("t") == "s" else float(value)))
            yield int(row.get("r")), cells

    def facts(self, sheet):
        """What is not a cell: widths, what stays, filters, lists to choose from."""
        root = self.sheets[sheet]
        for column in root.iter(MAIN + "col"):
            yield f"columns {column.get('min')}-{column.get('max')}: width {float(column.get('width')):.1f}"
        for pane in root.iter(MAIN + "pane"):
            yield f"frozen above and left of {pane.get('topLeftCell')}"
        for table in root.iter(MAIN + "autoFilter"):
            yield f"filters {table.get('ref')}"
        for rule in root.iter(MAIN + "dataValidation"):
            yield f"choice {rule.get('sqref')}: {rule.findtext(MAIN + 'formula1')}"
        if root.find(MAIN + "drawing") is not None:
            yield "a chart"


def shown(value):
    if isinstance(value, float):
        return f"{value:.10g}"
    return "".join(text if color is None else f"«{text}»" for text, color in value).replace("\n", "⏎")


def dump(workbook):
    lines = []
    for sheet in workbook.sheets:
        lines.append(f"== {sheet}")
        lines += [f"({fact})" for fact in workbook.facts(sheet)]
        for _, cells in workbook.rows(sheet):
            lines += [f"{reference}: {shown(value)}" for reference, value in cells]
    for name in sorted(workbook.parts):
        if name.startswith("xl/charts/"):
            lines += [f"== {name}", *re.findall(r"<c:f>([^<]*)</c:f>", workbook.parts[name].decode())]
    return "\n".join(lines) + "\n"


def open_elsewhere(path, findings):
    try:
        import openpyxl
    except ImportError:
        print("skipped: the Python module openpyxl is missing (Debian: python3-openpyxl)")
        return 77
    workbook = openpyxl.load_workbook(path)
    summary, work = workbook["Summary"], workbook["Work list"]
    wrong = []
    if work.max_row != findings + 1:
        wrong.append(f"{work.max_row - 1} rows, not {findings}")
    head = {cell.value: cell.column_letter for cell in work[1]}
    for title in ("Severity", "Check", "Probability", "Source", "Translation", "Message", "Decision", "Comment", "Fingerprint"):
        if title not in head:
            wrong.append(f"no column {title}")
    if work.freeze_panes != "B2":
        wrong.append(f"frozen at {work.freeze_panes}")
    if work.auto_filter.ref != f"A1:{work.cell(1, work.max_column).column_letter}{findings + 1}":
        wrong.append(f"filters {work.auto_filter.ref}")
    choices = [(str(v.sqref), v.formula1) for v in work.data_validations.dataValidation]
    decision = head["Decision"]
    where = f"{decision}2" if findings == 1 else f"{decision}2:{decision}{findings + 1}"
    if choices != [(where, '"accept,dismiss"')]:
        wrong.append(f"choices {choices}")
    if len(summary._charts) != 1:
        wrong.append(f"{len(summary._charts)} charts")
    if any(cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row):
        wrong.append("a formula")
    print("\n".join(wrong) or f"{work.max_row - 1} findings: fine")
    return 1 if wrong else 0


def problems(workbook):
    for name, data in workbook.parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)  # raises for what XML cannot hold
    for info in workbook.archive.infolist():
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{info.filename} has a time: {info.date_time}"
    for sheet in workbook.sheets:
        for number, cells in workbook.rows(sheet):
            if number > 1048576:
                yield f"{sheet} has row {number}"
            for reference, value in cells:
                if isinstance(value, float):
                    continue
                units = len("".join(text for text, _ in value).encode("utf-16-le")) // 2
                if units > MOST_UNITS:
                    yield f"{sheet}!{reference} has {units} characters"


def main():
    if (sys.argv[1:2], len(sys.argv)) not in ((["dump"], 3), (["check"], 3), (["compare"], 4), (["open"], 4)):
        print(__doc__)
        return 2
    if sys.argv[1] == "open":
        return open_elsewhere(sys.argv[2], int(sys.argv[3]))
    workbook = Workbook(sys.argv[2])
    if sys.argv[1] == "dump":
        print(dump(workbook), end="")
        return 0
    if sys.argv[1] == "compare":
        said = difference(pathlib.Path(sys.argv[3]), dump(workbook).encode())
        print(said or "as approved")
        return 1 if said else 0
    found = list(problems(workbook))
    print("\n".join(found) or f"{len(workbook.parts)} parts, {len(workbook.strings)} texts: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
