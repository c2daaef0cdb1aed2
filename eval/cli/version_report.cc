#include "eval/cli/version_report.h"

#include <string_view>

#include "lacuna/align.h"
#include "lacuna/compare_report.h"
#include "lacuna/gate_report.h"
#include "lacuna/meta_report.h"
#include "lacuna/run_report.h"
#include "lacuna/version.h"
#include "reports/json_fields.h"

namespace lacuna::cli {
namespace {

using reports::Json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

/// "ICU=72.1,Eigen=3.4.0" as an object.
Json libraries() {
  Json json = Json::object();
  std::string_view rest = LACUNA_LIBRARY_VERSIONS;
  while (!rest.empty()) {
    const std::size_t end = rest.find(',');
    const std::string_view item = rest.substr(0, end);
    const std::size_t equals = item.find('=');
    json[std::string(item.substr(0, equals))] = text_or_null(item.substr(equals + 1));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return json;
}

Json features() {
  return {{"mecab", LACUNA_FEATURE_MECAB != 0},
          {"mpi", LACUNA_FEATURE_MPI != 0},
          {"shared_library", LACUNA_FEATURE_SHARED != 0},
          {"static_dependencies", LACUNA_FEATURE_STATIC != 0},
          {"sanitizers", text_or_null(LACUNA_FEATURE_SANITIZERS)}};
}

Json schemas() {
  return {{"check", RunReport{}.schema_version},
          {"alignment", DocumentAlignment{}.schema_version},
          {"compare", CompareReport{}.schema_version},
          {"gate", GateReport{}.schema_version},
          {"meta", MetaReport{}.schema_version}};
}

}  // namespace

std::string version_json() {
  Json json = {{"name", "lacuna"}, {"version", kVersion}, {"commit", text_or_null(LACUNA_BUILD_COMMIT)}};
  json["build"] = {{"type", text_or_null(LACUNA_BUILD_TYPE)},
                   {"compiler", LACUNA_BUILD_COMPILER},
                   {"system", LACUNA_BUILD_SYSTEM},
                   {"date", build_date()}};
  json["libraries"] = libraries();
  json["features"] = features();
  json["schemas"] = schemas();
  return reports::dump(json, 2);
}

std::string build_date() { return LACUNA_BUILD_DATE; }

}  // namespace lacuna::cli
