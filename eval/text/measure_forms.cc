#include "eval/text/measure_forms.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace lacuna::text {
namespace {

using D = Dimension;

// clang-format off
constexpr Unit kUnits[] = {
    {"mm", D::kLength, 0.001}, {"cm", D::kLength, 0.01}, {"m", D::kLength, 1.0}, {"km", D::kLength, 1000.0},
    {"inch", D::kLength, 0.0254}, {"ft", D::kLength, 0.3048}, {"yard", D::kLength, 0.9144},
    {"mile", D::kLength, 1609.344}, {"m²", D::kArea, 1.0}, {"km²", D::kArea, 1e6}, {"ha", D::kArea, 1e4},
    {"acre", D::kArea, 4046.86}, {"ft²", D::kArea, 0.092903}, {"mile²", D::kArea, 2.58999e6},
    {"ml", D::kVolume, 0.001}, {"l", D::kVolume, 1.0}, {"m³", D::kVolume, 1000.0}, {"gallon", D::kVolume, 3.785},
    {"barrel", D::kVolume, 158.987}, {"mg", D::kMass, 1e-6}, {"g", D::kMass, 1e-3}, {"kg", D::kMass, 1.0},
    {"t", D::kMass, 1000.0}, {"Mt", D::kMass, 1e9}, {"Gt", D::kMass, 1e12}, {"oz", D::kMass, 0.0283495}, {"lb", D::kMass, 0.453592}, {"°C", D::kTemperature, 0.0},
    {"°F", D::kTemperature, 0.0}, {"°", D::kTemperature, 0.0}, {"second", D::kDuration, 1.0},
    {"minute", D::kDuration, 60.0}, {"hour", D::kDuration, 3600.0}, {"day", D::kDuration, 86400.0},
    {"week", D::kDuration, 604800.0}, {"month", D::kDuration, 2629746.0}, {"year", D::kDuration, 31556952.0},
    {"%", D::kShare, 0.0}, {"$", D::kMoney, 0.0}, {"USD", D::kMoney, 0.0}, {"AUD", D::kMoney, 0.0},
    {"CAD", D::kMoney, 0.0}, {"SGD", D::kMoney, 0.0}, {"HKD", D::kMoney, 0.0}, {"NZD", D::kMoney, 0.0},
    {"EUR", D::kMoney, 0.0}, {"GBP", D::kMoney, 0.0}, {"pound", D::kMoney, 0.0}, {"VND", D::kMoney, 0.0},
    {"JPY", D::kMoney, 0.0}, {"CNY", D::kMoney, 0.0}, {"¥", D::kMoney, 0.0}, {"KRW", D::kMoney, 0.0},
    {"INR", D::kMoney, 0.0}, {"THB", D::kMoney, 0.0}, {"RUB", D::kMoney, 0.0}, {"CHF", D::kMoney, 0.0},
    {"cent", D::kMoney, 0.0}, {"kB", D::kData, 1e3}, {"MB", D::kData, 1e6}, {"GB", D::kData, 1e9},
    {"TB", D::kData, 1e12}, {"W", D::kPower, 1.0}, {"kW", D::kPower, 1e3}, {"MW", D::kPower, 1e6},
    {"GW", D::kPower, 1e9},
};

/// Names of a unit in a language, "|" between; no language: symbols that all use. "-" counts as a space.
struct Names {
  std::string_view symbol, language, names;
  bool weak = false;
};

constexpr Names kNames[] = {
    // International symbols.
    {"mm", "", "mm"}, {"cm", "", "cm"}, {"m", "", "m"}, {"km", "", "km|kph|kmh"}, {"ft", "", "ft"},
    {"mile", "", "mi|mph"}, {"m²", "", "m²|m2"}, {"km²", "", "km²|km2"}, {"ha", "", "ha"}, {"ml", "", "ml"},
    {"l", "", "l"}, {"m³", "", "m³|m3"}, {"mg", "", "mg"}, {"g", "", "g"}, {"kg", "", "kg"}, {"oz", "", "oz"},
    {"lb", "", "lb|lbs"}, {"°C", "", "°c|° c|℃"}, {"°F", "", "°f|° f|℉"}, {"°", "", "°"}, {"%", "", "%|％"},
    {"$", "", "$"}, {"USD", "", "us$|us $|usd"}, {"AUD", "", "a$|aud"}, {"CAD", "", "cad"}, {"SGD", "", "sgd"},
    {"HKD", "", "hkd"}, {"NZD", "", "nzd"}, {"EUR", "", "€|eur"}, {"GBP", "", "£|gbp"}, {"VND", "", "₫|đ|vnd|vnđ"},
    {"¥", "", "¥"}, {"JPY", "", "jpy"}, {"CNY", "", "cny|rmb"}, {"KRW", "", "₩|krw"}, {"INR", "", "₹|inr"},
    {"THB", "", "฿|thb"}, {"RUB", "", "₽|rub"}, {"CHF", "", "chf"}, {"kB", "", "kb"}, {"MB", "", "mb"},
    {"GB", "", "gb"}, {"TB", "", "tb"}, {"kW", "", "kw"}, {"MW", "", "mw"}, {"GW", "", "gw"},
    // Vietnamese.
    {"mm", "vi", "mi li mét|milimét"}, {"cm", "vi", "xen ti mét|xentimét"}, {"m", "vi", "mét"},
    {"km", "vi", "ki lô mét|kilômét|kilomet|cây số"}, {"km²", "vi", "ki lô mét vuông|kilômét vuông|km vuông"},
    {"m²", "vi", "mét vuông"}, {"m³", "vi", "mét khối"}, {"ha", "vi", "héc ta|hecta"}, {"acre", "vi", "mẫu anh"},
    {"mile", "vi", "dặm|dặm anh"}, {"mile²", "vi", "dặm vuông"}, {"ft", "vi", "feet|foot"},
    {"inch", "vi", "inch|inh"}, {"yard", "vi", "yard"}, {"l", "vi", "lít"}, {"ml", "vi", "mi li lít"},
    {"gallon", "vi", "gallon|ga lông"}, {"barrel", "vi", "thùng dầu"}, {"g", "vi", "gam|gram"},
    {"mg", "vi", "miligam|mi li gam"}, {"kg", "vi", "kí|ki lô gam|kilogam|kilôgam|kilogram"}, {"t", "vi", "tấn"},
    {"lb", "vi", "pound|pao"}, {"oz", "vi", "ounce"}, {"°", "vi", "độ"}, {"°C", "vi", "độ c"}, {"°F", "vi", "độ f"},
    {"second", "vi", "giây"}, {"minute", "vi", "phút"}, {"hour", "vi", "giờ|giờ đồng hồ|tiếng đồng hồ"},
    {"day", "vi", "ngày"}, {"week", "vi", "tuần|tuần lễ"}, {"month", "vi", "tháng"}, {"year", "vi", "năm|tuổi"},
    {"%", "vi", "phần trăm"}, {"$", "vi", "đô la|đôla"}, {"USD", "vi", "đô la mỹ|đô la mĩ|đô mỹ"},
    {"AUD", "vi", "đô la úc"}, {"CAD", "vi", "đô la canada"}, {"EUR", "vi", "euro|ơ rô"}, {"GBP", "vi", "bảng anh"},
    {"VND", "vi", "đồng|đồng việt nam"}, {"JPY", "vi", "yên nhật|yen"}, {"CNY", "vi", "nhân dân tệ"},
    {"INR", "vi", "rupee"}, {"THB", "vi", "baht"}, {"CHF", "vi", "franc thụy sĩ"}, {"W", "vi", "oát"},
    {"kW", "vi", "ki lô oát"},
    // Vietnamese. Words that are often others.
    {"°", "vi", "độ richter", true}, {"VND", "vi", "đồng nghiệp|đồng hồ|đồng chí|đồng minh|đồng đội|đồng bào|đồng phục|đồng ý|đồng bằng", true}, {"hour", "vi", "tiếng", true}, {"$", "vi", "đô", true},
    {"GBP", "vi", "bảng", true}, {"JPY", "vi", "yên", true}, {"CNY", "vi", "tệ", true}, {"KRW", "vi", "won", true},
    {"THB", "vi", "bạt", true}, {"RUB", "vi", "rúp", true}, {"cent", "vi", "xu|cent", true},
    // English.
    {"mm", "en", "millimetre|millimetres|millimeter|millimeters"},
    {"cm", "en", "centimetre|centimetres|centimeter|centimeters"}, {"m", "en", "metre|metres|meter|meters"},
    {"km", "en", "kilometre|kilometres|kilometer|kilometers|kms"}, {"inch", "en", "inch|inches"},
    {"ft", "en", "foot|feet"}, {"yard", "en", "yard|yards"}, {"mile", "en", "mile|miles"},
    {"m²", "en", "square metre|square metres|square meter|square meters|sq m"},
    {"km²", "en", "square kilometre|square kilometres|square kilometer|square kilometers|sq km"},
    {"ft²", "en", "square feet|square foot|sq ft"}, {"mile²", "en", "square mile|square miles"},
    {"ha", "en", "hectare|hectares"}, {"acre", "en", "acre|acres"},
    {"m³", "en", "cubic metre|cubic metres|cubic meter|cubic meters"}, {"l", "en", "litre|litres|liter|liters"},
    {"ml", "en", "millilitres|milliliters"}, {"gallon", "en", "gallon|gallons"}, {"barrel", "en", "barrel|barrels"},
    {"mg", "en", "milligram|milligrams"}, {"g", "en", "gram|grams|grammes"},
    {"kg", "en", "kilo|kilos|kilogram|kilograms|kilogrammes"},
    {"Mt", "en", "megaton|megatons|megatonnes"}, {"Gt", "en", "gigaton|gigatons|gigatonnes"},
    {"t", "en", "ton|tons|tonne|tonnes|metric ton|metric tons"}, {"pound", "en", "pound|pounds"},
    {"oz", "en", "ounce|ounces"}, {"°", "en", "degree|degrees"},
    {"°C", "en", "degrees celsius|degree celsius|degrees centigrade"}, {"°F", "en", "degrees fahrenheit"},
    {"second", "en", "second|seconds"}, {"minute", "en", "minute|minutes|min"}, {"hour", "en", "hour|hours|hr|hrs"},
    {"day", "en", "day|days"}, {"week", "en", "week|weeks"}, {"month", "en", "month|months"},
    {"year", "en", "year|years"}, {"%", "en", "percent|per cent|pct|percentage"}, {"$", "en", "dollar|dollars|bucks"},
    {"USD", "en", "us dollar|us dollars"}, {"AUD", "en", "australian dollars"}, {"CAD", "en", "canadian dollars"},
    {"EUR", "en", "euro|euros"}, {"GBP", "en", "sterling"}, {"VND", "en", "dong|dongs|đồng|vietnamese dong"},
    {"JPY", "en", "yen"}, {"CNY", "en", "yuan|renminbi"}, {"INR", "en", "rupees|rupee"}, {"THB", "en", "baht"},
    {"RUB", "en", "rubles|roubles"}, {"CHF", "en", "swiss francs"}, {"cent", "en", "cent|cents"},
    {"W", "en", "watt|watts"}, {"kW", "en", "kilowatt|kilowatts"}, {"MW", "en", "megawatt|megawatts"},
    // English. Words that are often others.
    {"KRW", "en", "won", true},
    // French.
    {"m", "fr", "mètre|mètres"}, {"km", "fr", "kilomètre|kilomètres"}, {"mile", "fr", "milles"},
    {"ha", "fr", "hectares"}, {"l", "fr", "litre|litres"}, {"g", "fr", "grammes"}, {"kg", "fr", "kilos|kilogrammes"},
    {"t", "fr", "tonne|tonnes"}, {"pound", "fr", "livres"}, {"°", "fr", "degrés"}, {"second", "fr", "secondes"},
    {"minute", "fr", "minute|minutes"}, {"hour", "fr", "heure|heures"}, {"day", "fr", "jour|jours"},
    {"week", "fr", "semaine|semaines"}, {"month", "fr", "mois"}, {"year", "fr", "an|ans|année|années"},
    {"%", "fr", "pour cent"}, {"$", "fr", "dollars|dollar|de dollars"}, {"EUR", "fr", "euro|euros|d' euros|d'euros"},
    {"JPY", "fr", "yens"}, {"CNY", "fr", "yuans"},
    // German.
    {"m", "de", "meter|metern"}, {"km", "de", "kilometer|kilometern"}, {"mile", "de", "meile|meilen"},
    {"ha", "de", "hektar"}, {"l", "de", "liter"}, {"g", "de", "gramm"}, {"kg", "de", "kilo|kilogramm"},
    {"t", "de", "tonne|tonnen"}, {"pound", "de", "pfund"}, {"°", "de", "grad"}, {"°C", "de", "grad celsius"},
    {"second", "de", "sekunde|sekunden"}, {"minute", "de", "minute|minuten"}, {"hour", "de", "stunde|stunden"},
    {"day", "de", "tag|tage|tagen"}, {"week", "de", "woche|wochen"}, {"month", "de", "monat|monate|monaten"},
    {"year", "de", "jahr|jahre|jahren"}, {"%", "de", "prozent"}, {"$", "de", "dollar"}, {"USD", "de", "us dollar"},
    {"EUR", "de", "euro"}, {"JPY", "de", "yen"}, {"CNY", "de", "yuan"},
    // Spanish.
    {"m", "es", "metro|metros"}, {"km", "es", "kilómetro|kilómetros"}, {"mile", "es", "millas"},
    {"ha", "es", "hectáreas"}, {"l", "es", "litro|litros"}, {"g", "es", "gramos"}, {"kg", "es", "kilos|kilogramos"},
    {"t", "es", "tonelada|toneladas"}, {"pound", "es", "libras"}, {"°", "es", "grados"},
    {"second", "es", "segundo|segundos"}, {"minute", "es", "minuto|minutos"}, {"hour", "es", "hora|horas"},
    {"day", "es", "día|días"}, {"week", "es", "semana|semanas"}, {"month", "es", "mes|meses"},
    {"year", "es", "año|años"}, {"%", "es", "por ciento"}, {"$", "es", "dólar|dólares|de dólares"},
    {"EUR", "es", "euro|euros|de euros"},
    // Chinese.
    {"m", "zh", "米"}, {"km", "zh", "公里"}, {"mile", "zh", "英里"}, {"kg", "zh", "公斤"}, {"g", "zh", "克"},
    {"t", "zh", "吨"}, {"USD", "zh", "美元"}, {"EUR", "zh", "欧元"}, {"GBP", "zh", "英镑"}, {"JPY", "zh", "日元"},
    {"CNY", "zh", "人民币"}, {"VND", "zh", "越南盾"}, {"hour", "zh", "小时"}, {"minute", "zh", "分钟"}, {"day", "zh", "天"},
    {"year", "zh", "年"},
};
// clang-format on

struct Row {
  UnitForm form;
  std::string_view language;
};
using Table = std::unordered_multimap<std::string_view, Row>;

Table make_table() {
  Table table;
  for (const Names& row : kNames) {
    for (std::size_t begin = 0; begin <= row.names.size();) {
      const std::size_t end = std::min(row.names.find('|', begin), row.names.size());
      table.emplace(row.names.substr(begin, end - begin), Row{{unit_called(row.symbol), row.weak}, row.language});
      begin = end + 1;
    }
  }
  return table;
}

}  // namespace

const Unit* unit_called(std::string_view symbol) {
  for (const Unit& unit : kUnits) {
    if (unit.symbol == symbol) return &unit;
  }
  return nullptr;
}

UnitForm find_unit_form(std::string_view words, std::string_view subtag) {
  static const Table table = make_table();
  const auto [begin, end] = table.equal_range(words);
  for (auto row = begin; row != end; ++row) {
    if (row->second.language.empty() || row->second.language == subtag) return row->second.form;
  }
  return {};
}

}  // namespace lacuna::text
