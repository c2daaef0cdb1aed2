// The character error rate as a plug-in: lacuna --plugin ./cer.so score reference.txt -i translation.txt -m cer
#include "character_error_rate.h"
#include "lacuna/plugin.h"

namespace {

void add_metrics(lacuna::PluginHost& host) {
  host.add_metric({.name = "cer",
                   .description = "character error rate: edits of characters per character of the reference",
                   .make = CharacterErrorRate::make});
}

}  // namespace

LACUNA_PLUGIN(add_metrics)
