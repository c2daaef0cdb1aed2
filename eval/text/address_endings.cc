#include "eval/text/address_endings.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "eval/text/ascii.h"

namespace lacuna::text {
namespace {

/// Sorted. Endings that are no words of usual languages, or hardly ever follow a full stop without a space.
constexpr auto kDomains = std::to_array<std::string_view>(
    {"app",    "biz", "ca", "ch", "cn",   "co",  "com", "cz",   "de", "dev", "dk",   "edu", "eu", "fi",
     "fr",     "gov", "hk", "ie", "info", "int", "io",  "jp",   "kr", "mil", "mobi", "net", "nl", "nz",
     "online", "org", "pl", "pt", "ru",   "se",  "sg",  "site", "tv", "tw",  "uk",   "vn",  "xyz"});
/// Sorted. Endings of countries and others that are words, or file endings: only before a path.
constexpr auto kDomainsBeforePath = std::to_array<std::string_view>(
    {"ai",   "am", "as", "at", "au",   "be",    "blog", "br", "cc", "cloud", "es", "fm",   "gl",
     "gg",   "hu", "id", "in", "is",   "it",    "la",   "ly", "me", "mx",    "my", "news", "no",
     "page", "ph", "ro", "sh", "shop", "store", "th",   "to", "tr", "ua",    "us", "ws",   "za"});

/// Sorted.
constexpr auto kFiles = std::to_array<std::string_view>(
    {"7z",       "aac",        "apk",   "asp",  "aspx", "avi",  "bak",   "bat",   "bin",  "bmp",   "bz2",   "c",
     "cc",       "cfg",        "class", "cmd",  "conf", "cpp",  "cs",    "css",   "csv",  "dat",   "db",    "deb",
     "dll",      "dmg",        "doc",   "docx", "dtd",  "env",  "eps",   "epub",  "exe",  "flac",  "gif",   "git",
     "go",       "gz",         "h",     "hpp",  "htm",  "html", "ico",   "ics",   "idml", "ini",   "ipynb", "iso",
     "jar",      "java",       "jpeg",  "jpg",  "js",   "json", "jsonl", "jsx",   "key",  "kt",    "lock",  "log",
     "lua",      "m4a",        "md",    "mdx",  "mkv",  "mo",   "mov",   "mp3",   "mp4",  "mpeg",  "msi",   "odp",
     "ods",      "odt",        "ogg",   "otf",  "pdf",  "pem",  "php",   "pl",    "png",  "po",    "pot",   "ppt",
     "pptx",     "properties", "ps1",   "psd",  "py",   "qm",   "rar",   "rb",    "rpm",  "rs",    "rst",   "rtf",
     "sdlxliff", "sh",         "so",    "sql",  "srt",  "svg",  "swift", "sys",   "tar",  "tbx",   "tex",   "tgz",
     "tif",      "tiff",       "tmp",   "tmx",  "toml", "ts",   "tsv",   "tsx",   "ttf",  "txt",   "vbs",   "vue",
     "wav",      "webm",       "webp",  "wma",  "wmv",  "woff", "woff2", "xhtml", "xlf",  "xliff", "xls",   "xlsx",
     "xml",      "xsd",        "xsl",   "xz",   "yaml", "yml",  "zip"});

static_assert(std::is_sorted(kDomains.begin(), kDomains.end()));
static_assert(std::is_sorted(kFiles.begin(), kFiles.end()));

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

bool is_before_path(std::string_view name) {
  return std::find(kDomainsBeforePath.begin(), kDomainsBeforePath.end(), name) != kDomainsBeforePath.end();
}

}  // namespace

bool is_domain(std::string_view host, bool has_path) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view last = host.substr(dot + 1);
  if (has(kDomains, last)) return true;
  if (host.starts_with("www.") && has_path && last.size() <= 3) return true;
  if (!is_before_path(last)) return false;
  // "example.com.au", "example.co.in"
  const std::string_view before = host.substr(0, dot);
  return has_path || before.ends_with(".com") || before.ends_with(".co") || before.ends_with(".org") ||
         before.ends_with(".gov") || before.ends_with(".edu") || before.ends_with(".ac") || before.ends_with(".net");
}

bool is_file_ending(std::string_view ending) { return has(kFiles, ending); }

}  // namespace lacuna::text
