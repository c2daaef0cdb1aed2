#include "metrics/unit_level.h"

#include <memory>

#include "metrics/bleu.h"

namespace lacuna::metrics {

MetricPtr unit_level(const MetricPtr& metric) {
  const auto* bleu = dynamic_cast<const Bleu*>(metric.get());
  if (bleu == nullptr || bleu->options().effective_order) return metric;
  BleuOptions options = bleu->options();
  options.effective_order = true;
  return std::make_shared<const Bleu>(options);
}

}  // namespace lacuna::metrics
