#include <string>

#include "eval/cli/completion.h"

namespace lacuna::cli {
namespace {

// The walk over what was typed: which command it is, and which option or position the word under the cursor belongs to.
constexpr const char* kWalk = R"(
# Files and folders; a word with quotes or ~ is left to the shell itself.
_lacuna_paths() { # -f|-d WORD
  case $2 in
    *[\\\'\"~]*) compopt -o default 2>/dev/null ;;
    *)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
      ;;
  esac
}

_lacuna_complete() { # WORD, after _lacuna_value
  local before=''
  case $kind in
    words)
      if [ -n "$list" ] && [[ $1 == *,* ]]; then before=${1%,*},; fi
      mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "${1#"$before"}")
      ;;
    file) _lacuna_paths -f "$1" ;;
    folder) _lacuna_paths -d "$1" ;;
  esac
}

_lacuna() {
  local current=${COMP_WORDS[COMP_CWORD]} command='' option='' word=''
  local verbs='' options='' kind='' words='' list='' most=0 left=0 position=1 i
  COMPREPLY=()
  _lacuna_command ''
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [ "$word" = '=' ]; then continue; fi # --option=value comes as three words
    if [ "$position" = 1 ] && [ -z "$option" ] && [[ " $verbs " == *" $word "* ]]; then
      command="${command:+$command }$word"
      _lacuna_command "$command"
    elif [[ $word == -?* ]]; then
      _lacuna_value "$command $word"
      option='' left=$most
      if [ "$left" -gt 0 ]; then option=$word; fi
    elif [ -n "$option" ]; then
      left=$((left - 1))
      if [ "$left" = 0 ]; then option=''; fi
    else
      position=$((position + 1))
    fi
  done
  if [ "$current" = '=' ]; then current=''; fi
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [ -n "$option" ]; then
    _lacuna_value "$command $option"
    _lacuna_complete "$current"
  elif [ -n "$verbs" ] && [ "$position" = 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$current")
  else
    _lacuna_value "$command $position"
    _lacuna_complete "$current"
  fi
}

complete -F _lacuna lacuna
)";

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line.append(line.empty() ? "" : " ").append(word);
  return line;
}

std::string path_of(const CommandNode& node) { return joined(node.path); }

/// What a value may be, as assignments.
std::string value_of(const CommandOption& option) {
  constexpr std::size_t kMany = 100000;
  std::string line = std::string("kind=") + name_of(option.kind);
  line.append(" most=").append(std::to_string(option.most == CommandOption::kUnlimited ? kMany : option.most));
  if (!option.words.empty()) line.append(" words=").append(shell_quoted(joined(option.words)));
  if (option.is_list) line += " list=1";
  return line;
}

std::string commands(const CommandNode& root) {
  std::string shell = "\n_lacuna_command() { # its verbs and options\n  verbs='' options=''\n  case $1 in\n";
  for (const CommandNode* node : all_commands(root)) {
    std::string verbs;
    for (const CommandNode& verb : node->verbs) verbs.append(verbs.empty() ? "" : " ").append(verb.path.back());
    std::string options;
    for (const CommandOption& option : node->options) {
      options.append(options.empty() ? "" : " ").append(joined(option.names));
    }
    shell.append("    ").append(shell_quoted(path_of(*node))).append(") verbs=").append(shell_quoted(verbs));
    shell.append(" options=").append(shell_quoted(options)).append(" ;;\n");
  }
  return shell + "  esac\n}\n";
}

std::string values(const CommandNode& root) {
  std::string shell =
      "\n_lacuna_value() { # what an option of a command, or its argument at a position, takes\n"
      "  kind=none most=0 words='' list=''\n  case $1 in\n";
  for (const CommandNode* node : all_commands(root)) {
    const std::string path = path_of(*node);
    for (const CommandOption& option : node->options) {
      if (option.most == 0) continue;
      std::string pattern;
      for (const std::string& name : option.names) {
        std::string words = path;
        words.append(" ").append(name);
        pattern.append(pattern.empty() ? "" : " | ").append(shell_quoted(words));
      }
      shell.append("    ").append(pattern).append(") ").append(value_of(option)).append(" ;;\n");
    }
    std::size_t position = 1;
    for (const CommandOption& argument : node->arguments) {
      const bool is_last = argument.most == CommandOption::kUnlimited;
      const std::size_t next = is_last ? position + 1 : position + argument.most;
      for (; position < next; ++position) {
        const std::string place =
            is_last ? shell_quoted(path + " ") + "[0-9]*" : shell_quoted(path + " " + std::to_string(position));
        shell.append("    ").append(place).append(") ").append(value_of(argument)).append(" ;;\n");
      }
    }
  }
  return shell + "  esac\n}\n";
}

}  // namespace

std::string bash_completion(const CommandNode& root) {
  return "# bash completion for lacuna; written by `lacuna completion bash`.\n" + commands(root) + values(root) + kWalk;
}

}  // namespace lacuna::cli
