/// \file
/// Plug-ins: shared objects that add metrics to programs that are compiled already.
///
///     // cer.cc: c++ -std=c++20 -shared -fPIC cer.cc -o cer.so
///     #include <lacuna/plugin.h>
///     void add(lacuna::PluginHost& host) { host.add_metric({.name = "cer", .description = "…", .make = make_cer}); }
///     LACUNA_PLUGIN(add)
///
///     lacuna --plugin ./cer.so score reference.txt -i translation.txt -m cer
///
/// A plug-in needs the headers only; it is not linked with the library. It runs with all the rights of the program.
#pragma once

#include <string>
#include <vector>

#include "lacuna/metric_registry.h"
#include "lacuna/result.h"
#include "lacuna/version.h"

/// What plug-in and program must agree in: the classes that pass between them.
#define LACUNA_PLUGIN_ABI "lacuna-1"

namespace lacuna {

/// What a plug-in sees of the program that loads it.
class PluginHost {
 public:
  PluginHost() = default;
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  /// As `register_metric`. An error ends the loading; the plug-in need not look at it.
  virtual void add_metric(MetricDefinition definition) = 0;

 protected:
  ~PluginHost() = default;
};

/// Loads a plug-in, which stays loaded; once more: nothing happens. Returns the names of its metrics. Errors: kIo for
/// what is not a shared object, with the loader's words; kFormat when it is no plug-in, or one of another version of
/// the library; kUsage as `register_metric`.
[[nodiscard]] Result<std::vector<std::string>> load_plugin(const std::string& path);

}  // namespace lacuna

/// Put once into a plug-in, outside any namespace: `entry` is a function that takes a `lacuna::PluginHost&`.
#define LACUNA_PLUGIN(entry)                                                                                      \
  extern "C" __attribute__((visibility("default"))) const char* lacuna_plugin_abi() { return LACUNA_PLUGIN_ABI; } \
  extern "C" __attribute__((visibility("default"))) void lacuna_plugin(lacuna::PluginHost& host) { entry(host); }
