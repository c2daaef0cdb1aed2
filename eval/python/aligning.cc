#include <pybind11/stl.h>

#include <string>

#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"
#include "lacuna/align.h"
#include "reports/alignment_writer.h"

namespace lacuna::python {
namespace {

struct Aligned {
  std::string json;  ///< as the program writes it
  std::string pack_reason;
};

py::tuple aligned(const AlignRequest& request, const py::object& progress) {
  const Aligned result = value_or_raise(run_interruptibly(
      progress,
      [request = request](Progress* asked) -> Result<Aligned> {
        const Result<DocumentAlignment> alignment = align_documents(request, asked);
        if (!alignment) return alignment.error();
        return Aligned{.json = reports::to_alignment_json(*alignment), .pack_reason = alignment->pack_reason};
      },
      Patience::kShort));
  return py::make_tuple(result.json, result.pack_reason);
}

}  // namespace

void bind_aligning(py::module_& module) {
  py::class_<AlignRequest>(module, "AlignRequest", "What to align, and how: the fields of lacuna::AlignRequest.")
      .def(py::init<>())
      .def_readwrite("source_path", &AlignRequest::source_path)
      .def_readwrite("target_path", &AlignRequest::target_path)
      .def_readwrite("source_text", &AlignRequest::source_text)
      .def_readwrite("target_text", &AlignRequest::target_text)
      .def_readwrite("source_language", &AlignRequest::source_language)
      .def_readwrite("target_language", &AlignRequest::target_language)
      .def_readwrite("pack_path", &AlignRequest::pack_path)
      .def_readwrite("pack_folders", &AlignRequest::pack_folders)
      .def_readwrite("use_pack", &AlignRequest::use_pack)
      .def_readwrite("lines", &AlignRequest::lines)
      .def_readwrite("soft_paragraphs", &AlignRequest::soft_paragraphs)
      .def_readwrite("threads", &AlignRequest::threads);
  module.def("align", &aligned, py::arg("request"), py::arg("progress") = py::none());
}

}  // namespace lacuna::python
