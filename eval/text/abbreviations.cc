#include "eval/text/abbreviations.h"

#include <cstddef>

namespace lacuna::text {
namespace {

/// Calls `use` with every word of a list separated by white space.
template <class Use>
void for_each_word(std::string_view list, Use use) {
  constexpr std::string_view kSpace = " \n";
  for (std::size_t begin = list.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const std::size_t end = list.find_first_of(kSpace, begin);
    use(list.substr(begin, end == std::string_view::npos ? end : end - begin));
    begin = list.find_first_not_of(kSpace, end);
  }
}

// Vietnamese. The titles are written in English texts about Viet Nam too.
constexpr std::string_view kViTitles =
    "TP Tp Tx TX TT Tt TTr GS TS ThS Ths THS PGS PTS BS BSCK BSNT CK CKI CKII CK1 CK2 CN KS KTS LS DS HLV NSND NSƯT "
    "NGND "
    "NGƯT TTND TTƯT NS ĐD Q P H X Đ ĐH CĐ HT ĐĐ St Tr Gs Ts Bs Ks Ls Mr Mrs Ms Dr Prof";
constexpr std::string_view kViInner = "vd VD Vd tk sđd Sđd dl cf vs e.g i.e đc ĐC ĐT đt SĐT";
constexpr std::string_view kViNumbered = "tr No Nos NO no STT Art Fig p pp Vol vol Tel";
constexpr std::string_view kViFinal = "v.v vv etc v.v.v TCN SCN";
constexpr std::string_view kViStarters =
    "Trong Theo Các Những Ngoài Khi Tuy Nhưng Và Đây Đó Tại Từ Sau Trước Để Vì Do Đến Hiện Ông Bà Chúng Tôi Họ Nó Với "
    "Về "
    "Nếu Mỗi Một Nhiều Cùng Đồng Qua Dù Mặc Trên Dưới Đối Năm Ngày Việc Người Không Có Được Như Nhằm Thay Bên Cả Cũng "
    "Song Bởi Nhờ Thế Vậy Rồi Ở Lúc Hôm Lần Đặc Hơn Gần Khoảng Toàn Mọi Riêng Kể Chỉ Tất Tiếp Tính Trường Kết Điều";
constexpr std::string_view kViLabels =
    "bên nhóm loại hạng khu lô tòa toà khối lớp vitamin virus vi-rút gan cúm điểm án hoạch mục bảng hình lục đội cột "
    "dãy "
    "phương phần đề câu bậc cấp tầng cổng ga đảo mẫu chủng týp tuýp máu khoản ô";
constexpr std::string_view kViHeadings =
    "điều chương mục phần khoản điểm lục bước câu bài bảng hình kỳ tập vòng tiết bản hồi quyển giai đoạn ngày tuần "
    "tháng "
    "quý khóa đợt tiểu";
constexpr std::string_view kViSpeech =
    "hỏi nói đáp kể thốt bảo lời biết sẻ khẳng gọi hét la quát reo cười than thì nhắc viết giục gắt tâm";

// English; also for languages without tables of their own.
constexpr std::string_view kEnTitles =
    "Mr Mrs Ms Mx Dr Drs Prof Gen Col Lt Sgt Rep Reps Sen Sens Gov Capt Cmdr Maj Adm Brig Cpl Pvt Hon Rev Fr Messrs "
    "Mme "
    "Mlle Mt Ft Pres Supt Det Insp Amb Sec Asst Assoc";
constexpr std::string_view kEnInner =
    "e.g E.g i.e I.e eg ie cf Cf vs v viz approx Approx ca c incl excl resp esp a.k.a";
constexpr std::string_view kEnNumbered =
    "No Nos NO NOS no nos Art Arts art arts Fig Figs fig figs p pp P Pp vol Vol vols Vols sec secs ch Ch chap Chap "
    "para paras "
    "eq "
    "Eq Eqs ed eds Ed Eds n nn par Reg Regs Sect sect app App Ex ver Ver Tel tel Ext ext Doc";
constexpr std::string_view kEnClock = "a.m p.m A.M P.M";
constexpr std::string_view kEnCompany =
    "Inc Ltd Co Cos Corp Bros Jr Sr LLC PLC Plc Pty Pte GmbH dept Dept est Est Univ univ Assn assn Ave Blvd Rd St Hwy "
    "U.S "
    "U.K U.N E.U U.S.A D.C Ph.D Ph.D.s M.D B.A M.A B.S M.S Esq Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec al "
    "Intl "
    "intl Govt govt Calif Mass Conn Fla Pa Va";
constexpr std::string_view kEnFinal = "etc";
constexpr std::string_view kEnStarters =
    "The This That These Those It Its He She They We You I A An In On At By For From To With As After Before When "
    "While If "
    "Although Though But And Or So However Meanwhile Therefore Moreover Furthermore Additionally Then There Here His "
    "Her "
    "Their Our My Your What Who Why How Where Which Not No Yes Some Many Most Each Every All Both Any Under Over "
    "During "
    "Since Until Because According Despite Once Also Only Even Still Now Today Yesterday One Another Other Such "
    "Earlier "
    "Later Instead Between Among Party Without Using Let Note Thus Hence First Second Third Finally Within Through "
    "Upon Can "
    "Do Does Did Is Are Was Were Will Would Should Could Please See";
constexpr std::string_view kEnLabels =
    "party group type class plan grade vitamin hepatitis influenza category section appendix annex block exhibit "
    "schedule "
    "table option team level zone wing building part series point figure gate hall terminal unit lot side column phase "
    "tier flu strain serotype room case sample company parties";
constexpr std::string_view kEnHeadings =
    "article chapter section part annex appendix step question table figure phase lesson clause schedule exhibit item "
    "episode round act book volume stage day week title point rule note";
constexpr std::string_view kEnSpeech =
    "said says asked asks replied replies told added cried shouted wrote answered exclaimed explained whispered called "
    "yelled wondered demanded noted remarked recalled insisted responded screamed murmured";
constexpr std::string_view kAfterClock =
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun January February March April "
    "May "
    "June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec ET EST EDT "
    "GMT "
    "UTC PT PST PDT CET CEST ICT BST Eastern Pacific Central Mountain Hanoi";

// German and French, short.
constexpr std::string_view kDeTitles = "Dr Prof Hr Hrn Fr Frl St Dipl Ing Med Mag Mr Mrs Ms";
constexpr std::string_view kDeInner =
    "z d u z.B d.h u.a u.ä bzw vgl ca inkl exkl evtl ggf sog bspw i.d.R o.g o.ä z.T v.a s.o s.u geb gest gem lt";
constexpr std::string_view kDeNumbered = "Nr Nrn Art Abs Abb Tab Bd S Kap Ziff Tel vgl Aufl";
constexpr std::string_view kDeCompany = "Jan Feb Apr Jun Jul Aug Sept Okt Nov Dez Co Inc Ltd e.V Str U.S";
constexpr std::string_view kDeFinal = "usw etc";
constexpr std::string_view kDeStarters =
    "Der Die Das Ein Eine Es Er Sie Wir Im In Am Auf Bei Mit Nach Für Von Zu Als Wenn Aber Und Doch Auch So Dann Dies "
    "Diese "
    "Dieser Seit Zum Zur Laut Ich Man Damit Bis";
constexpr std::string_view kFrTitles = "M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste Sté";
constexpr std::string_view kFrInner = "c.-à-d cf env av apr p.ex ex vs";
constexpr std::string_view kFrNumbered = "p pp n no art chap fig vol al éd No Art Fig tél Tél";
constexpr std::string_view kFrCompany = "J.-C Inc Ltd janv févr avr juill sept oct nov déc";
constexpr std::string_view kFrFinal = "etc";
constexpr std::string_view kFrStarters =
    "Le La Les Un Une Il Elle Ils Elles Nous Vous Ce Cette Ces Dans En Au Aux Pour Par Sur Avec Mais Et Après Avant "
    "Selon "
    "Depuis Puis Si On Je Cela Leur";

}  // namespace

Abbreviations::Abbreviations(std::string_view language) {
  const auto add = [this](std::string_view list, Abbreviation kind) {
    for_each_word(list, [&](std::string_view word) { kinds_.emplace(word, kind); });  // the first entry of a word wins
  };
  const auto fill = [](WordSet& set, std::string_view list) {
    for_each_word(list, [&](std::string_view word) { set.insert(word); });
  };
  if (language == "de") {
    add(kDeTitles, Abbreviation::kTitle);
    add(kDeInner, Abbreviation::kInner);
    add(kDeNumbered, Abbreviation::kNumbered);
    add(kDeCompany, Abbreviation::kCompany);
    add(kDeFinal, Abbreviation::kFinal);
    fill(starters_, kDeStarters);
    ordinal_stop_ = true;
  } else if (language == "fr") {
    add(kFrTitles, Abbreviation::kTitle);
    add(kFrInner, Abbreviation::kInner);
    add(kFrNumbered, Abbreviation::kNumbered);
    add(kFrCompany, Abbreviation::kCompany);
    add(kFrFinal, Abbreviation::kFinal);
    fill(starters_, kFrStarters);
  } else {
    const bool vietnamese = language == "vi";
    add(kEnClock, Abbreviation::kClock);
    if (!vietnamese) {  // several of them are Vietnamese words or names: "Sen", "Gen", "Mar"
      add(kEnNumbered, Abbreviation::kNumbered);
      add(kEnTitles, Abbreviation::kTitle);
      add(kEnCompany, Abbreviation::kCompany);
      add(kEnInner, Abbreviation::kInner);
    } else {
      add("Inc Ltd Co Corp Jr Sr U.S U.K U.N Ph.D M.D D.C", Abbreviation::kCompany);
    }
    add(kEnFinal, Abbreviation::kFinal);
    add(kViFinal, Abbreviation::kFinal);
    add(kViNumbered, Abbreviation::kNumbered);
    add(kViTitles, Abbreviation::kTitle);
    add(kViInner, Abbreviation::kInner);
    fill(starters_, kEnStarters);
    fill(starters_, kViStarters);
  }
  fill(labels_, kEnLabels);
  fill(labels_, kViLabels);
  fill(headings_, kEnHeadings);
  fill(headings_, kViHeadings);
  fill(speech_verbs_, kEnSpeech);
  fill(speech_verbs_, kViSpeech);
  fill(after_clock_, kAfterClock);
}

Abbreviation Abbreviations::kind(std::string_view token) const {
  if (const auto found = kinds_.find(token); found != kinds_.end()) return found->second;
  const std::size_t dot = token.rfind('.');
  if (dot == std::string_view::npos) return Abbreviation::kNone;
  // A chain of titles: "GS.TS", "PGS.TS.BS". Its last link decides.
  const auto last = kinds_.find(token.substr(dot + 1));
  if (last == kinds_.end() || last->second != Abbreviation::kTitle) return Abbreviation::kNone;
  return Abbreviation::kTitle;
}

}  // namespace lacuna::text
