// Public test sets: what there is, downloads, and where texts lie.
#include "lacuna/test_sets.h"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"

namespace lacuna::python {
namespace {

py::dict description_of(const TestSet& set) {
  py::list files;
  for (const TestSetFile& file : set.files) files.append(py::make_tuple(file.name, file.url));
  py::dict described;
  described["name"] = set.name;
  described["description"] = set.description;
  described["license"] = set.license;
  described["citation"] = set.citation;
  described["access"] = set.access;
  described["pairs"] = set.pairs;
  described["languages"] = set.languages;
  described["files"] = files;
  return described;
}

py::list test_sets(const std::vector<std::string>& manifests) {
  py::list described;
  for (const TestSet& set : value_or_raise(list_test_sets(manifests))) described.append(description_of(set));
  return described;
}

/// Names and paths of the downloads.
py::list get(const std::string& name, const std::string& pair, std::vector<std::string> manifests, std::string cache,
             const std::string& http_proxy, const std::string& https_proxy, const std::string& no_proxy,
             const py::object& on_progress) {
  const TestSetPlace place{.manifests = std::move(manifests), .cache = std::move(cache)};
  DownloadOptions options;
  options.http_proxy = http_proxy;
  options.https_proxy = https_proxy;
  options.no_proxy = no_proxy;
  const std::vector<CachedFile> files = value_or_raise(run_interruptibly(
      on_progress, [&](Progress* progress) { return get_test_set(name, pair, place, options, progress); }));
  py::list paths;
  for (const CachedFile& file : files) paths.append(py::make_tuple(file.name, file.path));
  return paths;
}

/// Fields, their paths, and whether each is a reference that a translation is scored against.
py::list paths_of(const std::string& name, const std::string& pair, std::vector<std::string> manifests,
                  std::string cache) {
  const TestSetPlace place{.manifests = std::move(manifests), .cache = std::move(cache)};
  const std::vector<TestSetPath> paths = value_or_raise(
      run_interruptibly(py::none(), [&](Progress* progress) { return test_set_paths(name, pair, place, progress); }));
  py::list fields;
  for (const TestSetPath& path : paths) fields.append(py::make_tuple(path.field, path.path, path.is_reference));
  return fields;
}

}  // namespace

void bind_test_sets(py::module_& module) {
  module.def("test_sets", &test_sets, py::arg("manifests"));
  module.def("get_test_set", &get, py::arg("name"), py::arg("pair"), py::arg("manifests"), py::arg("cache"),
             py::arg("http_proxy") = "", py::arg("https_proxy") = "", py::arg("no_proxy") = "",
             py::arg("progress") = py::none());
  module.def("test_set_paths", &paths_of, py::arg("name"), py::arg("pair"), py::arg("manifests"), py::arg("cache"));
}

}  // namespace lacuna::python
