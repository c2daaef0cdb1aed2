#include "eval/cli/manual.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/cli/version_report.h"
#include "lacuna/version.h"

namespace lacuna::cli {
namespace {

constexpr const char* kExitStatus = R"(.SH EXIT STATUS
.TP
.B 0
Pass.
.TP
.B 1
The gate failed, or there are more findings than the limit.
.TP
.B 2
Wrong usage, bad input, or nothing that can be compared; the message names path, line and byte.
.TP
.B 3
Inconclusive, where the configuration asks for that.
.PP
An interrupted program (Ctrl-C) ends by that signal, and leaves nothing half written.
)";

constexpr const char* kEnvironment = R"(.SH ENVIRONMENT
.TP
.B LACUNA_PACKS
Folders of language packs, with colons between them; they are looked in before the installed ones.
.TP
.B LACUNA_PLUGINS
Shared objects that add metrics, with colons between them.
.TP
.B DICPATH
Folders of Hunspell's dictionaries, before those of the system.
.TP
.B SACREBLEU
The folder whose
.I models
hold tokeniser models;
.I ~/.sacrebleu
when it is not set.
.TP
.B SACREBLEU_FORMAT
The format of
.BR "lacuna score" ;
goes before its option.
.TP
.B NO_COLOR
No colours when it is not empty.
)";

constexpr const char* kFiles = R"(.SH FILES
.TP
.I lacuna.json
The settings of a project, read when it lies in the current folder.
.TP
.I PREFIX/share/lacuna/packs
Language packs.
.TP
.I PREFIX/share/lacuna/samples
The documents that
.B lacuna demo
checks.
)";

enum class Text : std::uint8_t {
  kProse,    ///< a hyphen within a word is one; dashes that start a word are those of options
  kLiteral,  ///< what is typed: every dash is one
};

/// One line of roff that shows `text`.
std::string escaped(std::string_view text, Text kind) {
  std::string roff;
  roff.reserve(text.size() + text.size() / 8);
  if (!text.empty() && (text.front() == '.' || text.front() == '\'')) roff += "\\&";
  char before = ' ';
  for (const char c : text) {
    const bool starts_word = before == ' ' || before == '-' || before == '(' || before == '\'' || before == '[';
    switch (c) {
      case '\\': roff += "\\e"; break;
      case '"': roff += "\\(dq"; break;
      case '\'': roff += "\\(aq"; break;
      case '`': roff += "\\(ga"; break;
      case '^': roff += "\\(ha"; break;
      case '~': roff += "\\(ti"; break;
      case '-': roff += kind == Text::kLiteral || starts_word ? "\\-" : "-"; break;
      case '\t': roff += ' '; break;
      default: roff += c;
    }
    before = c;
  }
  return roff;
}

/// Lines of a description, each on a line of the page.
std::string paragraph_of(std::string_view text) {
  std::string roff;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (!roff.empty()) roff += ".br\n";
    roff.append(escaped(text.substr(0, end), Text::kProse)).append(1, '\n');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return roff;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text, Text::kLiteral) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text, Text::kLiteral) + "\\fR"; }

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
  return text;
}

/// "Find what …" as manual pages open: without a capital, unless it is a name.
std::string name_line(const std::string& summary) {
  constexpr std::string_view kName = "Lacuna ";
  std::string line = summary.starts_with(kName) ? summary.substr(kName.size()) : summary;
  const bool is_name = line.size() > 1 && line[1] >= 'A' && line[1] <= 'Z';
  if (!line.empty() && line[0] >= 'A' && line[0] <= 'Z' && !is_name) line[0] = static_cast<char>(line[0] - 'A' + 'a');
  if (line.ends_with('.')) line.pop_back();
  return line;
}

std::string synopsis(const CommandNode& command) {
  std::string roff = ".SH SYNOPSIS\n.B " + escaped(command_name(command), Text::kLiteral) + "\n";
  for (const CommandOption& argument : command.arguments) {
    const std::string& name = argument.names.front();
    const std::string shown = argument.most > 1 ? italic(name) + " ...\\&" : italic(name);
    roff += argument.is_required ? shown + "\n" : "[" + shown + "]\n";
  }
  if (!command.options.empty()) roff += "[\\fIoptions\\fR]\n";
  if (!command.verbs.empty()) roff += "\\fIcommand\\fR [\\fIarguments\\fR]\n";
  return roff;
}

std::string notes(const CommandNode& command) {
  std::string roff;
  for (const std::vector<HelpText>& paragraph : command.notes) {
    bool is_literal = false;
    for (const HelpText& piece : paragraph) {
      const bool literal = piece.kind == HelpText::Kind::kLiteral;
      if (is_literal && !literal) roff += ".fi\n.RE\n";
      if (literal) {
        roff += is_literal ? "" : ".RS 4\n.nf\n";
        roff.append(escaped(piece.text, Text::kLiteral)).append(1, '\n');
      } else if (piece.kind == HelpText::Kind::kRow) {
        roff.append(".TP\n").append(bold(piece.term)).append(1, '\n').append(paragraph_of(piece.text));
      } else {
        roff.append(roff.empty() ? "" : ".PP\n").append(paragraph_of(piece.text));
      }
      is_literal = literal;
    }
    if (is_literal) roff += ".fi\n.RE\n";
  }
  return roff;
}

/// Whether the description has the words that the value may be already.
bool names_all(const CommandOption& option) {
  return std::all_of(option.words.begin(), option.words.end(),
                     [&](const std::string& word) { return option.description.find(word) != std::string::npos; });
}

std::string entry(const CommandOption& option) {
  std::string roff = ".TP\n";
  if (option.names.front().starts_with('-')) {
    std::string_view between;
    for (const std::string& name : option.names) {
      roff.append(between).append(bold(name));
      between = ", ";
    }
    if (!option.value.empty()) roff.append(1, ' ').append(italic(option.value));
    if (option.most > 1 && option.kind != ValueKind::kNone) roff += " ...\\&";
  } else {
    roff += italic(option.names.front());
  }
  roff.append(1, '\n').append(paragraph_of(option.description));
  if (option.is_closed && !names_all(option)) {
    std::string list;
    for (const std::string& word : option.words) {
      list.append(list.empty() ? "" : ", ").append(escaped(word, Text::kLiteral));
    }
    roff.append(".br\nOne of: ").append(list).append(".\n");
  }
  if (!option.usual.empty() && option.usual != "-")
    roff.append(".br\nDefault: ").append(escaped(option.usual, Text::kLiteral)).append(".\n");
  return roff;
}

/// Options under the headings that help has, in the order in which those come.
std::string options(const CommandNode& command) {
  std::vector<std::string> groups;
  for (const CommandOption& option : command.options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
  }
  std::string roff;
  if (!command.arguments.empty()) {
    roff += ".SH ARGUMENTS\n";
    for (const CommandOption& argument : command.arguments) roff += entry(argument);
  }
  if (!groups.empty()) roff += ".SH OPTIONS\n";
  for (const std::string& group : groups) {
    if (!group.empty()) roff.append(".SS ").append(escaped(group, Text::kProse)).append(1, '\n');
    for (const CommandOption& option : command.options) {
      if (option.group == group) roff += entry(option);
    }
  }
  return roff;
}

std::string verbs(const CommandNode& command) {
  if (command.verbs.empty()) return {};
  std::string roff = ".SH COMMANDS\n";
  for (const CommandNode& verb : command.verbs) {
    roff.append(".TP\n").append(bold(verb.path.back())).append(1, '\n').append(paragraph_of(verb.summary + "."));
  }
  return roff;
}

std::string examples(const CommandNode& command) {
  if (command.examples.empty()) return {};
  std::string roff = ".SH EXAMPLES\n.nf\n";
  for (const std::string& example : command.examples) {
    roff.append(escaped(example, Text::kLiteral)).append(1, '\n');
  }
  return roff + ".fi\n";
}

/// The program, the command above, those beside it and those below.
std::string see_also(const CommandNode& root, const CommandNode& command) {
  std::vector<std::string> pages;
  for (const CommandNode* other : all_commands(root)) {
    const bool is_near = other->path.empty() || command.path.empty() || other->path.front() == command.path.front() ||
                         other->path.size() == 1;
    if (other != &command && is_near) pages.push_back(command_name(*other, '-'));
  }
  std::string roff = ".SH SEE ALSO\n.nh\n";
  for (std::size_t i = 0; i < pages.size(); ++i) {
    roff.append(".BR ").append(escaped(pages[i], Text::kLiteral));
    roff.append(i + 1 < pages.size() ? " (1),\n" : " (1)\n");
  }
  return roff;
}

}  // namespace

std::string manual_name(const CommandNode& command) { return command_name(command, '-') + ".1"; }

std::string manual_page(const CommandNode& root, const CommandNode& command) {
  const std::string name = command_name(command, '-');
  std::string roff = ".\\\" -*- mode: troff; coding: utf-8 -*-\n.\\\" Written by `lacuna manual`; do not edit.\n";
  roff.append(".TH ").append(escaped(upper(name), Text::kLiteral)).append(" 1 ").append(build_date());
  roff.append(" \"Lacuna ").append(kVersion).append("\" \"Lacuna\"\n");
  roff.append(".SH NAME\n").append(escaped(name, Text::kLiteral)).append(" \\- ");
  roff.append(escaped(name_line(command.summary), Text::kProse)).append(1, '\n');
  roff += synopsis(command);
  const std::string text = notes(command);
  if (!text.empty()) roff.append(".SH DESCRIPTION\n").append(text);
  roff += verbs(command);
  roff += options(command);
  roff += examples(command);
  roff += kExitStatus;
  if (command.path.empty()) roff.append(kEnvironment).append(kFiles);
  return roff + see_also(root, command);
}

}  // namespace lacuna::cli
