#include "eval/cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "reports/json_fields.h"

namespace lacuna::cli {
namespace {

using reports::Json;

constexpr std::string_view kExamples = "Examples:";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

/// "{a,b,c}" of CLI11's validators (IsMember, Transformer: "{a->1,b->2}") as words.
std::vector<std::string> words_of_set(std::string_view set) {
  std::vector<std::string> words;
  set.remove_prefix(1);
  set.remove_suffix(1);
  while (!set.empty()) {
    const std::size_t comma = set.find(',');
    const std::string_view item = set.substr(0, comma);
    words.emplace_back(item.substr(0, item.find("->")));
    set.remove_prefix(comma == std::string_view::npos ? set.size() : comma + 1);
  }
  return words;
}

/// The values that the option is held to: the set among the parts of "NAME:{a,b}:…".
std::vector<std::string> choices_of(std::string_view type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return words_of_set(type.substr(open, close - open + 1));
}

bool is_file_name(std::string_view value) {
  return value.find("FILE") != std::string_view::npos || value == "PATH" || value.find('.') != std::string_view::npos;
}

bool is_folder_name(std::string_view value) { return value.find("FOLDER") != std::string_view::npos; }

CommandOption described(const CLI::Option& option, const ValueWords& words) {
  CommandOption result;
  for (const std::string& name : option.get_snames()) result.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) result.names.push_back("--" + name);
  if (result.names.empty()) result.names.push_back(option.get_name(true));
  result.description = option.get_description();
  if (option.get_group() != "Options") result.group = option.get_group();
  result.is_required = option.get_required();
  const int most = option.get_items_expected_max();
  if (most == 0) return result;
  result.least = static_cast<std::size_t>(std::max(option.get_items_expected_min(), 0));
  const bool is_vector = most >= CLI::detail::expected_max_vector_size;
  const bool is_argument = option.get_positional();
  const bool keeps_all = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  result.is_repeatable = (is_vector || keeps_all) && !is_argument;
  result.most = is_vector ? CommandOption::kUnlimited : static_cast<std::size_t>(most);
  if (is_vector && !is_argument && !option.get_allow_extra_args()) result.most = 1;
  result.is_list = option.get_delimiter() != '\0';
  result.usual = option.get_default_str();
  const std::string type = option.get_type_name();
  result.value = type.substr(0, type.find(':'));
  result.words = choices_of(type);
  result.is_closed = !result.words.empty();
  const auto named = words.find(result.value);
  if (!result.is_closed && named != words.end()) result.words = named->second;
  if (!result.words.empty()) {
    result.kind = ValueKind::kWords;
  } else if (is_file_name(result.value)) {
    result.kind = ValueKind::kFile;
  } else {
    result.kind = is_folder_name(result.value) ? ValueKind::kFolder : ValueKind::kText;
  }
  return result;
}

/// A line of a list under a heading: "  term   text", or what is to be shown as it stands.
HelpText row_of(std::string_view line) {
  line.remove_prefix(2);
  const std::size_t gap = line.find("  ");
  if (gap == std::string_view::npos) return {.kind = HelpText::Kind::kLiteral, .term = {}, .text = std::string(line)};
  const std::string_view text = line.substr(line.find_first_not_of(' ', gap));
  return {.kind = HelpText::Kind::kRow, .term = std::string(line.substr(0, gap)), .text = std::string(text)};
}

/// Takes a footer apart: its examples, and the rest by paragraphs.
void add_footer(std::string_view footer, CommandNode& node) {
  std::vector<HelpText> paragraph;
  bool in_examples = false;
  const auto finish = [&] {
    if (!paragraph.empty()) node.notes.push_back(std::exchange(paragraph, {}));
  };
  for (const std::string_view line : lines_of(footer)) {
    const bool is_indented = line.starts_with("  ");
    if (line == kExamples) {
      finish();
      in_examples = true;
    } else if (in_examples && is_indented) {
      node.examples.emplace_back(line.substr(2));
    } else if (line.empty()) {
      finish();
      in_examples = false;
    } else if (is_indented) {
      paragraph.push_back(row_of(line));
    } else if (!paragraph.empty() && paragraph.back().kind == HelpText::Kind::kProse) {
      paragraph.back().text.append(" ").append(line);
    } else {
      paragraph.push_back({.kind = HelpText::Kind::kProse, .term = {}, .text = std::string(line)});
    }
  }
  finish();
}

CommandNode node_of(const CLI::App& app, const ValueWords& words, std::vector<std::string> path) {
  CommandNode node;
  node.path = std::move(path);
  node.summary = app.get_description();
  add_footer(app.get_footer(), node);
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    (option->get_positional() ? node.arguments : node.options).push_back(described(*option, words));
  }
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (verb->get_group().empty()) continue;
    std::vector<std::string> longer = node.path;
    longer.push_back(verb->get_name());
    node.verbs.push_back(node_of(*verb, words, std::move(longer)));
  }
  return node;
}

Json fields_of(const CommandOption& option) {
  return {{"names", option.names},
          {"description", option.description},
          {"group", option.group},
          {"value", option.value},
          {"kind", name_of(option.kind)},
          {"words", option.words},
          {"least", option.least},
          {"most", option.most == CommandOption::kUnlimited ? Json(nullptr) : Json(option.most)},
          {"required", option.is_required},
          {"list", option.is_list},
          {"repeatable", option.is_repeatable},
          {"usual", option.usual}};
}

Json fields_of(const CommandNode& node) {
  Json json = {{"command", command_name(node)}, {"summary", node.summary}, {"examples", node.examples}};
  json["arguments"] = Json::array();
  for (const CommandOption& argument : node.arguments) json["arguments"].push_back(fields_of(argument));
  json["options"] = Json::array();
  for (const CommandOption& option : node.options) json["options"].push_back(fields_of(option));
  json["verbs"] = Json::array();
  for (const CommandNode& verb : node.verbs) json["verbs"].push_back(fields_of(verb));
  return json;
}

}  // namespace

CommandNode command_tree(const CLI::App& app, const ValueWords& words) { return node_of(app, words, {}); }

const char* name_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::kNone: return "none";
    case ValueKind::kText: return "text";
    case ValueKind::kWords: return "words";
    case ValueKind::kFile: return "file";
    case ValueKind::kFolder: return "folder";
  }
  return "";
}

std::string command_name(const CommandNode& node, char between) {
  std::string name = "lacuna";
  for (const std::string& word : node.path) name.append(1, between).append(word);
  return name;
}

std::string command_json(const CommandNode& root) { return reports::dump(fields_of(root), 2); }

std::vector<const CommandNode*> all_commands(const CommandNode& node) {
  std::vector<const CommandNode*> all = {&node};
  for (const CommandNode& verb : node.verbs) {
    const std::vector<const CommandNode*> below = all_commands(verb);
    all.insert(all.end(), below.begin(), below.end());
  }
  return all;
}

}  // namespace lacuna::cli
