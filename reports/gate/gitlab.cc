#include "reports/gate/gate_writers.h"
