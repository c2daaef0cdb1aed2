#include "eval/cli/environment.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace lacuna::cli {

std::vector<std::string> listed_in(const char* variable) {
  std::vector<std::string> folders;
  const char* listed = std::getenv(variable);
  std::string_view rest = listed == nullptr ? "" : listed;
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    if (colon != 0) folders.emplace_back(rest.substr(0, colon));
    rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
  }
  return folders;
}

namespace {

namespace fs = std::filesystem;

/// The folder that is installed with the program, by its path from the prefix, then that of the tree it was built from.
std::vector<std::string> installed(const fs::path& folder, const char* in_tree) {
  std::vector<std::string> folders;
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) folders.push_back((program.parent_path().parent_path() / folder).string());
  folders.emplace_back(in_tree);
  return folders;
}

/// Those that an environment variable lists, then those of `installed`.
std::vector<std::string> listed_or_installed(const char* variable, const fs::path& folder, const char* in_tree) {
  std::vector<std::string> folders = listed_in(variable);
  for (std::string& place : installed(folder, in_tree)) folders.push_back(std::move(place));
  return folders;
}

/// The value of an environment variable that is set and not empty, else `otherwise`.
std::string environment(const char* variable, const std::string& otherwise = {}) {
  const char* value = std::getenv(variable);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

/// LACUNA_CACHE, or the place of the XDG Base Directory Specification.
std::string cache_folder() {
  const std::string home = environment("HOME", ".");
  const fs::path caches = environment("XDG_CACHE_HOME", (fs::path(home) / ".cache").string());
  return environment("LACUNA_CACHE", (caches / "lacuna").string());
}

/// Proxies as curl and others take them from the environment; of HTTP in lower case only, as they do.
DownloadOptions download_options() {
  DownloadOptions options;
  const std::string all = environment("all_proxy", environment("ALL_PROXY"));
  options.http_proxy = environment("http_proxy", all);
  options.https_proxy = environment("https_proxy", environment("HTTPS_PROXY", all));
  options.no_proxy = environment("no_proxy", environment("NO_PROXY"));
  return options;
}

/// The folder in which sacreBLEU keeps models: what it has downloaded is found, and the other way round.
std::vector<std::string> model_folders() {
  if (const char* folder = std::getenv("SACREBLEU")) return {(fs::path(folder) / "models").string()};
  if (const char* home = std::getenv("HOME")) return {(fs::path(home) / ".sacrebleu" / "models").string()};
  return {};
}

/// Where Hunspell's dictionaries lie: the folders in DICPATH, as for Hunspell itself, then Debian's.
std::vector<std::string> dictionary_folders() {
  std::vector<std::string> folders = listed_in("DICPATH");
  folders.emplace_back("/usr/share/hunspell");
  return folders;
}

/// In UTC: what expires does so everywhere at once.
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 11> day{};
  return {day.data(), std::strftime(day.data(), day.size(), "%Y-%m-%d", &utc)};
}

std::size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 100;
}

}  // namespace

void read_environment(Context& context) {
  const char* const no_color = std::getenv("NO_COLOR");  // no-color.org: any value but an empty one
  context.color = ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
  context.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  context.width = terminal_width();
  context.pack_folders = listed_or_installed("LACUNA_PACKS", "share/lacuna/packs", LACUNA_SOURCE_PACKS);
  context.test_set_folders = listed_or_installed("LACUNA_TESTSETS", "share/lacuna/testsets", LACUNA_SOURCE_TESTSETS);
  context.sample_folders = installed("share/lacuna/samples", LACUNA_SOURCE_SAMPLES);
  context.module_folders = installed(LACUNA_INSTALLED_MODULES, LACUNA_BUILT_MODULES);
  context.model_folders = model_folders();
  context.dictionary_folders = dictionary_folders();
  context.cache_folder = cache_folder();
  context.download = download_options();
  context.today = today();
}

}  // namespace lacuna::cli
