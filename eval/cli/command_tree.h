/// \file
/// The command line as plain data: what `--help` shows, for those that write it in other forms (manual pages, shell
/// completion, JSON).
///
///     const CommandNode tree = command_tree(app, value_words(context));
///     for (const CommandNode& verb : tree.verbs) use(verb.path, verb.options);
///
/// Everything comes from the App itself: what is hidden there (a group without a name) is not in the tree.
/// Thread-safety: a free function over what it is given. Cost: linear in the size of the App.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

namespace lacuna::cli {

/// What a value is, so that a shell can complete it. The name that help shows for it tells: FILE, PATH and names with
/// an ending (RUN.json) are files, FOLDER is a folder; others may have words of their own (value_words.h).
enum class ValueKind : std::uint8_t {
  kNone,    ///< a flag: there is no value
  kText,    ///< nothing to complete
  kWords,   ///< one of `CommandOption::words`
  kFile,    ///< a file, or a folder on the way to it
  kFolder,  ///< a folder
};

/// An option, a flag, or an argument that goes by its position.
struct CommandOption {
  static constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

  std::vector<std::string> names;  ///< with their dashes, short ones first; of an argument its one name
  std::string description;
  std::string group;               ///< heading in help; empty: the usual ones
  std::string value;               ///< name of the value in help: "FILE"; empty for a flag
  std::vector<std::string> words;  ///< that the value may be
  bool is_closed = false;          ///< and nothing else
  ValueKind kind = ValueKind::kNone;
  std::size_t least = 0;  ///< values that follow one name at least
  std::size_t most = 0;   ///< and at most
  bool is_required = false;
  bool is_list = false;        ///< a value may hold several, with commas between them
  std::string usual;           ///< value when the option is left out, where help shows it
  bool is_repeatable = false;  ///< may be given several times
};

/// A piece of the text under the options.
struct HelpText {
  enum class Kind : std::uint8_t { kProse, kRow, kLiteral };
  Kind kind = Kind::kProse;
  std::string term;  ///< of a row: what stands at its left
  std::string text;
};

struct CommandNode {
  std::vector<std::string> path;  ///< {} for the program, {"list", "checks"} for `lacuna list checks`
  std::string summary;
  std::vector<std::vector<HelpText>> notes;  ///< the footer without its examples, by paragraphs
  std::vector<std::string> examples;         ///< command lines
  std::vector<CommandOption> options;
  std::vector<CommandOption> arguments;
  std::vector<CommandNode> verbs;
};

/// Words that a value may be, by its name in help.
using ValueWords = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The tree of an App that has all its subcommands.
[[nodiscard]] CommandNode command_tree(const CLI::App& app, const ValueWords& words);

/// "none", "text", "words", "file", "folder".
[[nodiscard]] const char* name_of(ValueKind kind);

/// "lacuna list checks" with `between` as the space.
[[nodiscard]] std::string command_name(const CommandNode& node, char between = ' ');

/// The whole tree as one JSON document, for programs and tests.
[[nodiscard]] std::string command_json(const CommandNode& root);

/// `node` and everything under it, a command before its verbs.
[[nodiscard]] std::vector<const CommandNode*> all_commands(const CommandNode& node);

}  // namespace lacuna::cli
