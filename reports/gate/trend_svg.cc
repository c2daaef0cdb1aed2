#include "reports/gate/history_writers.h"
