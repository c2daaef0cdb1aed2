#include <pybind11/stl.h>

#include <string>
#include <utility>

#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"
#include "lacuna/check.h"
#include "lacuna/check_info.h"
#include "lacuna/finding.h"
#include "reports/json_writer.h"

namespace lacuna::python {
namespace {

Severity severity_of(const std::string& name) {
  for (const Severity severity : {Severity::kMinor, Severity::kMajor, Severity::kCritical}) {
    if (name == to_string(severity)) return severity;
  }
  raise_usage("no severity is called '" + name + "': minor, major or critical");
}

/// The report as JSON: what the program writes, byte for byte.
py::str checked(const CheckRequest& request, const py::object& progress) {
  const std::string json = value_or_raise(run_interruptibly(
      progress,
      [request = request](Progress* asked) -> Result<std::string> {  // not const, so that it can be moved
        const Result<RunReport> report = check(request, asked);
        if (!report) return report.error();
        return reports::to_json(*report);
      },
      Patience::kShort));
  return {json};
}

py::dict info_of(const CheckInfo& check) {
  py::dict info;
  info["id"] = check.id;
  info["severity"] = to_string(check.severity);
  info["summary"] = check.summary;
  info["by_default"] = check.by_default;
  info["false_alarm_rate"] = check.false_alarm_rate;
  return info;
}

}  // namespace

void bind_checking(py::module_& module) {
  py::class_<CheckRequest>(module, "CheckRequest", "What to check, and how: the fields of lacuna::CheckRequest.")
      .def(py::init<>())
      .def_readwrite("source_path", &CheckRequest::source_path)
      .def_readwrite("target_path", &CheckRequest::target_path)
      .def_readwrite("source_text", &CheckRequest::source_text)
      .def_readwrite("target_text", &CheckRequest::target_text)
      .def_readwrite("format", &CheckRequest::format)
      .def_readwrite("source_field", &CheckRequest::source_field)
      .def_readwrite("target_field", &CheckRequest::target_field)
      .def_readwrite("source_language", &CheckRequest::source_language)
      .def_readwrite("target_language", &CheckRequest::target_language)
      .def_readwrite("pack_path", &CheckRequest::pack_path)
      .def_readwrite("pack_folders", &CheckRequest::pack_folders)
      .def_readwrite("parallel", &CheckRequest::parallel)
      .def_readwrite("soft_paragraphs", &CheckRequest::soft_paragraphs)
      .def_readwrite("min_probability", &CheckRequest::min_probability)
      .def_readwrite("config_path", &CheckRequest::config_path)
      .def_readwrite("term_paths", &CheckRequest::term_paths)
      .def_readwrite("suppression_paths", &CheckRequest::suppression_paths)
      .def_readwrite("dictionary_folders", &CheckRequest::dictionary_folders)
      .def_readwrite("today", &CheckRequest::today)
      .def_readwrite("max_characters", &CheckRequest::max_characters)
      .def_readwrite("rendered", &CheckRequest::rendered)
      .def_readwrite("threads", &CheckRequest::threads)
      .def(
          "enable", [](CheckRequest& self, std::string rule) { self.checks.enable.push_back(std::move(rule)); },
          py::arg("rule"))
      .def(
          "disable", [](CheckRequest& self, std::string rule) { self.checks.disable.push_back(std::move(rule)); },
          py::arg("rule"))
      .def(
          "set_severity",
          [](CheckRequest& self, std::string rule, const std::string& severity) {
            self.checks.severity.emplace_back(std::move(rule), severity_of(severity));
          },
          py::arg("rule"), py::arg("severity"));
  module.def("check", &checked, py::arg("request"), py::arg("progress") = py::none());
  module.def("all_checks", [] {
    py::list checks;
    for (const CheckInfo& check : all_checks()) checks.append(info_of(check));
    return checks;
  });
  module.attr("DEFAULT_MIN_PROBABILITY") = kDefaultMinProbability;
}

}  // namespace lacuna::python
