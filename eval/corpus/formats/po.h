/// \file
/// gettext PO as a bitext.
///
/// Every message that is not obsolete is a unit; one with plural forms is a unit a form, "msgstr[1]" in its name. The
/// form for one thing translates msgid, the others, and the only form of a language that has one, msgid_plural. Forms
/// that the header asks for and a translated message lacks are units without a translation. A comment "lacuna:ignore
/// RULE" and a flag "lacuna-ignore-RULE" switch a rule off; "max-length:20" as a flag or in an extracted comment sets
/// the limit.
#pragma once

#include <span>
#include <vector>

#include "eval/corpus/formats/bitext_file.h"
#include "eval/corpus/splice.h"

namespace lacuna::corpus {

/// Errors: as `read_bitext`; kFormat for what gettext refuses, for a charset that is neither UTF-8 nor ASCII over text
/// that is not ASCII, and for a file of several domains.
[[nodiscard]] Result<Bitext> parse_po(BitextFile file, const BitextOptions& options);

/// Notes as extracted comments, "#. lacuna: RULE: MESSAGE". Poedit, Weblate, Lokalize and OmegaT show those to the
/// translator, and msgmerge takes them from the template alone: a note is gone when the messages are updated, while
/// one in a translator's comment ("# ") would stay for good.
[[nodiscard]] std::vector<Splice> annotate_po(const Bitext& bitext, std::span<const UnitNote> notes);

}  // namespace lacuna::corpus
