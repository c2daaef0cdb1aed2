#include "eval/text/stemmer.h"

#include <libstemmer.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <unordered_map>

#include "eval/text/characters.h"
#include "eval/text/vietnamese_spelling.h"

namespace lacuna::text {
namespace {

/// "base: form form …", one entry a line: English forms that suffix stripping cannot undo. A form that is more often
/// another word ("wound", "bases", "might") is left out.
constexpr std::string_view kIrregular = R"(
be: is are was were been am being 're 'm
have: has had 've having
do: does did done doing
will: 'll
not: n't
go: goes went gone going
say: said says
arise: arose arisen
awake: awoke awoken
bear: bore borne
beat: beaten
become: became
befall: befell befallen
begin: began begun
bend: bent
bite: bit bitten
bleed: bled
blow: blew blown
break: broke broken
breed: bred
bring: brought
build: built
burn: burnt
buy: bought
catch: caught
choose: chose chosen
cling: clung
come: came
creep: crept
deal: dealt
dig: dug
draw: drew drawn
dream: dreamt
drink: drank drunk
drive: drove driven
dwell: dwelt
eat: ate eaten
fall: fell fallen
feed: fed
feel: felt
fight: fought
find: found
flee: fled
fling: flung
fly: flew flown flies
forbid: forbade forbidden
foresee: foresaw foreseen
forget: forgot forgotten
forgive: forgave forgiven
freeze: froze frozen
get: got gotten
give: gave given
grow: grew grown
hang: hung
hear: heard
hide: hid hidden
hold: held
keep: kept
kneel: knelt
know: knew known
lay: laid
lead: led
lean: leant
leap: leapt
learn: learnt
leave: left
lend: lent
lie: lain
light: lit
lose: lost
make: made
mean: meant
meet: met
mislead: misled
mistake: mistook mistaken
misunderstand: misunderstood
outgrow: outgrew outgrown
overcome: overcame
overhear: overheard
override: overrode overridden
oversee: oversaw overseen
overtake: overtook overtaken
overthrow: overthrew overthrown
pay: paid
plead: pled
prove: proven
rebuild: rebuilt
repay: repaid
resell: resold
retell: retold
rethink: rethought
rewrite: rewrote rewritten
ride: rode ridden
ring: rang rung
rise: rose risen
run: ran
see: saw seen
seek: sought
sell: sold
send: sent
shake: shook shaken
shine: shone
shoot: shot
show: shown
shrink: shrank shrunk
sing: sang sung
sink: sank sunk
sit: sat
sleep: slept
slide: slid
smell: smelt
speak: spoke spoken
speed: sped
spell: spelt
spend: spent
spill: spilt
spin: spun
spit: spat
spoil: spoilt
spring: sprang sprung
stand: stood
steal: stole stolen
stick: stuck
sting: stung
stink: stank stunk
strike: struck stricken
strive: strove striven
swear: swore sworn
sweep: swept
swell: swollen
swim: swam swum
swing: swung
take: took taken
teach: taught
tear: tore torn
tell: told
think: thought
throw: threw thrown
tread: trod trodden
undergo: underwent undergone undergoes
understand: understood
undertake: undertook undertaken
undo: undid undone
uphold: upheld
wake: woke woken
wear: wore worn
weave: wove woven
weep: wept
win: won
withdraw: withdrew withdrawn
withhold: withheld
withstand: withstood
wring: wrung
write: wrote written
child: children
foot: feet
goose: geese
louse: lice
man: men
mouse: mice
ox: oxen
tooth: teeth
woman: women
calf: calves
elf: elves
half: halves
knife: knives
life: lives
loaf: loaves
scarf: scarves
self: selves
shelf: shelves
thief: thieves
wife: wives
wolf: wolves
alumnus: alumni
analysis: analyses
appendix: appendices
bacterium: bacteria
cactus: cacti
crisis: crises
criterion: criteria
curriculum: curricula
diagnosis: diagnoses
emphasis: emphases
fungus: fungi
hypothesis: hypotheses
index: indices
matrix: matrices
nucleus: nuclei
oasis: oases
parenthesis: parentheses
phenomenon: phenomena
stimulus: stimuli
syllabus: syllabi
synthesis: syntheses
thesis: theses
vertex: vertices
congressman: congressmen
craftsman: craftsmen
cameraman: cameramen
chairman: chairmen
businessman: businessmen
businesswoman: businesswomen
clergyman: clergymen
councilman: councilmen
fireman: firemen
fisherman: fishermen
foreman: foremen
freshman: freshmen
gentleman: gentlemen
layman: laymen
policeman: policemen
policewoman: policewomen
postman: postmen
salesman: salesmen
serviceman: servicemen
spokesman: spokesmen
spokeswoman: spokeswomen
sportsman: sportsmen
statesman: statesmen
workman: workmen
good: better best
bad: worse worst
old: elder eldest
)";

using Irregulars = std::unordered_map<std::string_view, std::string_view>;

const Irregulars& english_irregulars() {
  static const Irregulars irregulars = [] {
    Irregulars table;
    std::string_view rest = kIrregular;
    while (!rest.empty()) {
      const std::size_t line_end = rest.find('\n');
      std::string_view line = rest.substr(0, line_end);
      rest.remove_prefix(line_end + 1);
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      const std::string_view base = line.substr(0, colon);
      std::string_view forms = line.substr(colon + 1);
      while (!forms.empty()) {
        forms.remove_prefix(1);  // the space before each form
        const std::size_t end = forms.find(' ');
        table.emplace(forms.substr(0, end), base);
        forms.remove_prefix(end == std::string_view::npos ? forms.size() : end);
      }
    }
    return table;
  }();
  return irregulars;
}

}  // namespace

namespace {

/// Words that a stemmer remembers: texts repeat themselves, and a look-up costs a tenth of a stem.
constexpr std::size_t kRemembered = 16384;
constexpr std::size_t kLongestRemembered = 64;  // bytes

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Memory = std::unordered_map<std::string, std::string, StringHash, std::equal_to<>>;

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

}  // namespace

struct Stemmer::Impl {
  std::unique_ptr<sb_stemmer, DeleteStemmer> snowball;
  const Irregulars* irregulars = nullptr;
  bool vietnamese = false;
  Memory memory;  ///< of snowball's
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>()) {
  std::string subtag = primary_subtag(language);
  if (subtag == "nb" || subtag == "nn") subtag = "no";
  // libstemmer knows two- and three-letter codes; longer names are not BCP 47 primary subtags of ours.
  if (subtag.size() != 2 && subtag.size() != 3) return;
  impl_->snowball.reset(sb_stemmer_new(subtag.c_str(), "UTF_8"));
  impl_->vietnamese = subtag == "vi" || subtag == "vie";
  if (subtag == "en" || subtag == "eng") impl_->irregulars = &english_irregulars();
}

Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

bool Stemmer::has_stems() const { return impl_->snowball != nullptr; }

namespace {

/// The stem that Snowball makes; what it should leave alone stays.
std::string stem_of(sb_stemmer* snowball, std::string_view norm) {
  // Clitics and abbreviations stay: Snowball would make "s" of "'s" and "u." of "u.s".
  if (norm.starts_with('\'') || norm.find('.') != std::string_view::npos) return std::string(norm);
  constexpr auto kLongest = static_cast<std::size_t>(std::numeric_limits<std::int16_t>::max());
  if (norm.empty() || norm.size() > kLongest) return std::string(norm);
  const sb_symbol* stem =
      sb_stemmer_stem(snowball, reinterpret_cast<const sb_symbol*>(norm.data()), static_cast<int>(norm.size()));
  if (stem == nullptr) return std::string(norm);
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball))};
}

}  // namespace

std::string Stemmer::stem(std::string_view norm) const {
  if (impl_->vietnamese) return vietnamese_spelling(norm);
  if (impl_->snowball == nullptr) return std::string(norm);
  if (const auto known = impl_->memory.find(norm); known != impl_->memory.end()) return known->second;
  std::string_view base = norm;
  if (impl_->irregulars != nullptr) {
    if (const auto found = impl_->irregulars->find(norm); found != impl_->irregulars->end()) base = found->second;
  }
  std::string stem = stem_of(impl_->snowball.get(), base);
  if (norm.size() > kLongestRemembered) return stem;
  if (impl_->memory.size() >= kRemembered) impl_->memory.clear();
  impl_->memory.emplace(norm, stem);
  return stem;
}

}  // namespace lacuna::text
