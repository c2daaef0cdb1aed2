"""Files that hold both languages, in every format, made of the same units: (name, source, target)."""

import json
from xml.sax.saxutils import escape

FORMATS = ("tsv", "csv", "jsonl", "tmx", "xlf", "xlf2", "po")


def _quoted(text):
    return '"' + text.replace('"', '""') + '"'


def tsv(units, source, target):
    return f"id\t{source}\t{target}\n" + "".join("\t".join(unit) + "\n" for unit in units)


def csv(units, source, target):
    return f"id,{source},{target}\n" + "".join(",".join(map(_quoted, unit)) + "\n" for unit in units)


def jsonl(units, _source, _target):
    return "".join(json.dumps({"id": name, "source": a, "target": b}, ensure_ascii=False) + "\n" for name, a, b in units)


def tmx(units, source, target):
    body = "".join(f'<tu tuid="{name}">\n<tuv xml:lang="{source}"><seg>{escape(a)}</seg></tuv>\n'
                   f'<tuv xml:lang="{target}"><seg>{escape(b)}</seg></tuv>\n</tu>\n' for name, a, b in units)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="hand" '
            'creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" '
            f'srclang="{source}" datatype="plaintext"/>\n<body>\n{body}</body>\n</tmx>\n')


def xlf(units, source, target):
    body = "".join(f'<trans-unit id="{name}">\n<source>{escape(a)}</source>\n<target>{escape(b)}</target>\n'
                   '</trans-unit>\n' for name, a, b in units)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" '
            'xmlns="urn:oasis:names:tc:xliff:document:1.2">\n<file original="notice" '
            f'source-language="{source}" target-language="{target}" datatype="plaintext">\n<body>\n{body}</body>\n'
            '</file>\n</xliff>\n')


def xlf2(units, source, target):
    body = "".join(f'<unit id="{name}">\n<segment>\n<source>{escape(a)}</source>\n<target>{escape(b)}</target>\n'
                   '</segment>\n</unit>\n' for name, a, b in units)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.0" '
            f'xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="{source}" trgLang="{target}">\n'
            f'<file id="f1">\n{body}</file>\n</xliff>\n')


def po(units, source, target):
    def string(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    return (f'msgid ""\nmsgstr ""\n"Language: {target}\\n"\n"X-Source-Language: {source}\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            + "\n".join(f"msgctxt {string(name)}\nmsgid {string(a)}\nmsgstr {string(b)}\n" for name, a, b in units))


def bilingual(ending, units, source, target):
    """The text of a file with that ending."""
    return {"tsv": tsv, "csv": csv, "jsonl": jsonl, "tmx": tmx, "xlf": xlf, "xlf2": xlf2, "po": po}[ending](
        units, source, target)


def line_of(ending, text, name):
    """The line on which the unit of that name begins."""
    marks = {"tsv": f"{name}\t", "csv": f'"{name}"', "jsonl": f'"id": "{name}"', "tmx": f'tuid="{name}"',
             "xlf": f'<trans-unit id="{name}"', "xlf2": f'<unit id="{name}"', "po": f'msgctxt "{name}"'}
    line = text[:text.index(marks[ending])].count("\n") + 1
    return line


# Made up for these tests.
VI_EN = [
    ("tickets", "Phòng vé mở cửa lúc 7 giờ 30 và bán 1.250 vé mỗi ngày.",
     "The ticket office opens at 7:30 and sells 1,520 tickets a day."),
    ("sign-up", "Đăng ký bằng thư gửi tới benpha@songque.example trước ngày 5 tháng 6.",
     "Sign up by a letter to bentau@songque.example before 5 June."),
    ("ferry", "Đò đã rời bến.", "The the ferry has left the pier."),
    ("prize", "Lan (19 tuổi) thắng giải nhất & giải \"Bến cũ\".", "Lan (aged 19 won first prize & the \"Old Pier\" prize."),
    ("closed", "Phòng vé đóng cửa.", ""),
    ("thanks", "Xin cảm ơn các bạn đã đến.", "Thank you for coming."),
]
# Unit, rule, severity, words of the source, words of the target.
VI_EN_FOUND = {
    ("tickets", "number", "major", "1.250", "1,520"),
    ("sign-up", "email", "major", "benpha@songque.example", "bentau@songque.example"),
    ("ferry", "doubled-word", "minor", None, "The the"),
    ("prize", "bracket", "minor", None, "("),
    ("closed", "empty", "critical", "Phòng vé đóng cửa.", None),
}
DE_FR = [
    ("hours", "Das Büro öffnet um 9 Uhr und schließt um 17 Uhr.", "Le bureau ouvre à 9 heures et ferme à 18 heures."),
    ("mail", "Schreiben Sie an info@hafen.example, wenn Sie Fragen haben.", "Écrivez-nous si vous avez des questions."),
    ("pier", "Die Fähre (ab Kai 3) fährt täglich.", "Le ferry (du quai 3 part tous les jours."),
    ("wish", "Wir wünschen Ihnen eine gute Reise.", "Nous vous souhaitons un bon voyage."),
]
DE_FR_FOUND = {
    ("hours", "number", "major", "17", "18"),
    ("mail", "email", "major", "info@hafen.example", ""),
    ("pier", "bracket", "minor", None, "("),
}
