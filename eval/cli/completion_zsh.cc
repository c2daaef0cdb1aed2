#include <string>

#include "eval/cli/completion.h"

namespace lacuna::cli {
namespace {

/// A part of a specification of _arguments: brackets and colons mean something there.
std::string escaped(std::string_view text) {
  std::string part;
  for (const char c : text.substr(0, text.find('\n'))) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') part += '\\';
    part += c;
  }
  return part;
}

std::string joined(const std::vector<std::string>& words, char between) {
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty()) line += between;
    line += word;
  }
  return line;
}

std::string function_of(const CommandNode& node) { return "_" + command_name(node, '_'); }

/// ":message:action" for a value.
std::string value_of(const CommandOption& option) {
  const std::string& name = option.value.empty() ? option.names.front() : option.value;
  std::string part = ":" + escaped(name) + ":";
  switch (option.kind) {
    case ValueKind::kWords:
      return part + (option.is_list ? " _values -s , " + escaped(name) + " " + joined(option.words, ' ')
                                    : "(" + joined(option.words, ' ') + ")");
    case ValueKind::kFile: return part + "_files";
    case ValueKind::kFolder: return part + "_files -/";
    case ValueKind::kText:
    case ValueKind::kNone: return part + " ";
  }
  return part;
}

/// The specifications of an option, one for each of its names.
std::string specifications(const CommandOption& option) {
  std::string shell;
  for (const std::string& name : option.names) {
    std::string part;
    if (option.is_repeatable) {
      part = "*";
    } else if (option.names.size() > 1) {
      part = "(" + joined(option.names, ' ') + ")";
    }
    part += name;
    if (option.most > 0 && name.starts_with("--")) part += "=";
    part.append("[").append(escaped(option.description)).append("]");
    if (option.most == CommandOption::kUnlimited) {
      part.append(":*-*").append(value_of(option));
    } else {
      for (std::size_t i = 0; i < option.most; ++i) part += value_of(option);
    }
    shell.append(" \\\n    ").append(shell_quoted(part));
  }
  return shell;
}

std::string positions(const CommandNode& node) {
  std::string shell;
  std::size_t position = 1;
  for (const CommandOption& argument : node.arguments) {
    if (argument.most == CommandOption::kUnlimited) {
      shell.append(" \\\n    ").append(shell_quoted("*" + value_of(argument)));
      continue;
    }
    for (std::size_t i = 0; i < argument.most; ++i, ++position) {
      const bool is_optional = !argument.is_required || i >= argument.least;
      const std::string place = std::to_string(position) + (is_optional ? ":" : "");
      shell.append(" \\\n    ").append(shell_quoted(place + value_of(argument)));
    }
  }
  return shell;
}

std::string function(const CommandNode& node) {
  std::string shell = "\n" + function_of(node) + "() {\n";
  std::string specs;
  for (const CommandOption& option : node.options) specs += specifications(option);
  if (node.verbs.empty()) return shell + "  _arguments -s -S :" + specs + positions(node) + "\n}\n";
  shell += "  local curcontext=$curcontext state state_descr line\n  typeset -A opt_args\n  local -a verbs=(\n";
  std::string cases;
  for (const CommandNode& verb : node.verbs) {
    const std::string& name = verb.path.back();
    shell.append("    ").append(shell_quoted(name + ":" + escaped(verb.summary))).append("\n");
    cases.append("        ").append(name).append(") ").append(function_of(verb)).append(" ;;\n");
  }
  return shell + "  )\n  _arguments -C -S :" + specs + " \\\n    '1: :->verb' \\\n    '*:: :->rest' && return\n" +
         "  case $state in\n    verb) _describe -t commands command verbs ;;\n    rest)\n      case $words[1] in\n" +
         cases + "      esac\n      ;;\n  esac\n}\n";
}

}  // namespace

std::string zsh_completion(const CommandNode& root) {
  std::string shell = "#compdef lacuna\n# zsh completion for lacuna; written by `lacuna completion zsh`.\n";
  for (const CommandNode* node : all_commands(root)) shell += function(*node);
  return shell + "\nif [ \"$funcstack[1]\" = _lacuna ]; then\n  _lacuna \"$@\"\nelse\n  compdef _lacuna lacuna\nfi\n";
}

}  // namespace lacuna::cli
