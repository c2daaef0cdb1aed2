#include <string>

#include "eval/cli/completion.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFunctions = R"(
function __lacuna_at --description 'The words before the cursor begin with these verbs, and no more of them'
    set -l words (commandline -opc)
    set -l found
    for word in $words[2..]
        set -l longer (string join ' ' -- $found $word)
        contains -- $longer $__lacuna_commands; or break
        set -a found $word
    end
    test "$found" = "$argv"
end

function __lacuna_after --description 'The last option before the cursor is one of these'
    set -l words (commandline -opc)
    for word in $words[-1..2]
        if string match -q -- '-*' $word
            contains -- $word $argv
            return
        end
    end
    return 1
end
)";

/// In single quotes.
std::string in_quotes(std::string_view text) {
  std::string shell = "'";
  for (const char c : text.substr(0, text.find('\n'))) {
    if (c == '\'' || c == '\\') shell += '\\';
    shell += c;
  }
  return shell + "'";
}

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line.append(line.empty() ? "" : " ").append(word);
  return line;
}

std::string at(const CommandNode& node) { return "__lacuna_at " + (node.path.empty() ? "''" : joined(node.path)); }

std::string complete(const std::string& condition) { return "complete -c lacuna -n " + in_quotes(condition); }

/// What may be offered for a value, as arguments of `complete`.
std::string value_of(const CommandOption& option) {
  switch (option.kind) {
    case ValueKind::kWords: {
      const std::string words = joined(option.words);
      return " -x -a " +
             in_quotes(option.is_list ? "(__fish_complete_list , \"printf %s\\\\n " + words + "\")" : words);
    }
    case ValueKind::kFile: return " -r -F";
    case ValueKind::kFolder: return " -x -a '(__fish_complete_directories)'";
    case ValueKind::kText: return " -x";
    case ValueKind::kNone: break;
  }
  return {};
}

std::string options(const CommandNode& node) {
  std::string shell;
  for (const CommandOption& option : node.options) {
    shell += complete(at(node));
    for (const std::string& name : option.names) {
      shell.append(name.starts_with("--") ? " -l " : " -s ").append(name, name.starts_with("--") ? 2 : 1);
    }
    shell.append(value_of(option)).append(" -d ").append(in_quotes(option.description)).append("\n");
    if (option.most > 1 && option.kind == ValueKind::kWords) {  // the values after the first
      shell.append(complete(at(node) + "; and __lacuna_after " + joined(option.names)));
      shell.append(" -f -a ").append(in_quotes(joined(option.words))).append("\n");
    }
  }
  return shell;
}

/// Options whose words go on until the next option: no arguments come between.
std::string greedy_options(const CommandNode& node) {
  std::string names;
  for (const CommandOption& option : node.options) {
    if (option.most > 1 && option.kind == ValueKind::kWords) names.append(" ").append(joined(option.names));
  }
  return names;
}

std::string arguments(const CommandNode& node) {
  std::string shell;
  const std::string greedy = greedy_options(node);
  const std::string condition = at(node) + (greedy.empty() ? "" : "; and not __lacuna_after" + greedy);
  for (const CommandOption& argument : node.arguments) {
    if (argument.kind == ValueKind::kText) continue;
    std::string value = value_of(argument);
    const std::size_t exclusive = value.find(" -x");
    if (exclusive != std::string::npos) value.replace(exclusive, 3, " -f");
    const std::size_t required = value.find(" -r");
    if (required != std::string::npos) value.erase(required, 3);
    const std::string line = complete(condition) + value + "\n";
    if (shell.find(line) == std::string::npos) shell += line;
  }
  return shell;
}

}  // namespace

std::string fish_completion(const CommandNode& root) {
  std::string shell = "# fish completion for lacuna; written by `lacuna completion fish`.\n\nset -g __lacuna_commands";
  for (const CommandNode* node : all_commands(root)) {
    if (!node->path.empty()) shell.append(" ").append(in_quotes(joined(node->path)));
  }
  shell.append("\n").append(kFunctions).append("\ncomplete -c lacuna -f\n");
  for (const CommandNode* node : all_commands(root)) {
    for (const CommandNode& verb : node->verbs) {
      shell.append(complete(at(*node))).append(" -a ").append(verb.path.back());
      shell.append(" -d ").append(in_quotes(verb.summary)).append("\n");
    }
    shell.append(options(*node)).append(arguments(*node));
  }
  return shell;
}

}  // namespace lacuna::cli
