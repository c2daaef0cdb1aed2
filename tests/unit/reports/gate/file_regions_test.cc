#include "reports/gate/file_regions.h"
