#include "eval/text/abbreviation_tables.h"

namespace lacuna::text {
namespace {

constexpr AbbreviationTable kVietnamese = {
    .language = "vi",
    .titles =
        "TP Tp Tx TX TT Tt TTr GS TS ThS Ths THS PGS PTS BS BSCK BSNT CK CKI CKII CK1 CK2 CN KS KTS LS DS "
        "HLV NSND NSƯT NGND NGƯT TTND TTƯT NS ĐD ĐH CĐ HT ĐĐ St Tr Gs Ts Bs Ks Ls Mr Mrs Ms Dr Prof",
    .inner = "vd VD Vd tk sđd Sđd dl cf vs e.g i.e đc ĐC ĐT đt SĐT v",
    .numbered = "tr No Nos NO no STT Art Fig p pp Vol vol Tel Q P H X Đ",
    .final = "v.v vv etc v.v.v TCN SCN Ý",
    .starters =
        "Trong Theo Các Những Ngoài Khi Tuy Nhưng Và Đây Đó Tại Từ Sau Trước Để Vì Do Đến Hiện Ông Bà "
        "Chúng Tôi Họ Nó Với Về Nếu Mỗi Một Nhiều Cùng Đồng Qua Dù Mặc Trên Dưới Đối Năm Ngày Việc Người "
        "Không Có Được Như Nhằm Thay Bên Cả Cũng Song Bởi Nhờ Thế Vậy Rồi Ở Lúc Hôm Lần Đặc Hơn Gần "
        "Khoảng Toàn Mọi Riêng Kể Chỉ Tất Tiếp Tính Trường Kết Điều",
    .labels =
        "bên nhóm loại hạng khu lô tòa toà khối lớp vitamin virus vi-rút gan cúm điểm án hoạch mục bảng "
        "hình lục đội cột dãy phương phần đề câu bậc cấp tầng cổng ga đảo mẫu chủng týp tuýp máu khoản ô",
    .headings =
        "điều chương mục phần khoản điểm lục bước câu bài bảng hình kỳ tập vòng tiết bản hồi quyển giai "
        "đoạn ngày tuần tháng quý khóa đợt tiểu",
    .speech_verbs =
        "hỏi nói đáp kể thốt bảo lời biết sẻ khẳng gọi hét la quát reo cười than thì nhắc viết giục gắt "
        "tâm",
};

constexpr AbbreviationTable kEnglish = {
    .language = "en",
    .dates = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    .titles =
        "Mr Mrs Ms Mx Dr Drs Prof Gen Col Lt Sgt Rep Reps Sen Sens Gov Capt Cmdr Maj Adm Brig Cpl Pvt Hon "
        "Rev Fr Messrs Mme Mlle Mt Ft Pres Supt Det Insp Amb Sec Asst Assoc",
    .inner = "e.g E.g i.e I.e eg ie cf Cf vs v viz approx Approx ca c incl excl resp esp a.k.a",
    .numbered =
        "No Nos NO NOS no nos Art Arts art arts Fig Figs fig figs p pp P Pp vol Vol vols Vols sec secs ch "
        "Ch chap Chap para paras eq Eq Eqs ed eds Ed Eds n nn par Reg Regs Sect sect app App Ex ver Ver "
        "Tel tel Ext ext Doc Ref Refs ref refs Mon Tue Tues Wed Thu Thur Thurs Fri Sat",
    .clock = "a.m p.m A.M P.M",
    .company =
        "Inc Ltd Co Cos Corp Bros Jr Sr LLC PLC Plc Pty Pte GmbH dept Dept est Est Univ univ Assn assn "
        "Ave Blvd Rd St Hwy U.S U.K U.N E.U U.S.A D.C Ph.D Ph.D.s M.D B.A M.A B.S M.S Esq al Intl intl "
        "Govt govt Calif Mass Conn Fla Pa Va",
    .final = "etc",
    .starters =
        "The This That These Those It Its He She They We You I A An In On At By For From To With As After "
        "Before When While If Although Though But And Or So However Meanwhile Therefore Moreover "
        "Furthermore Additionally Then There Here His Her Their Our My Your What Who Why How Where Which "
        "Not No Yes Some Many Most Each Every All Both Any Under Over During Since Until Because "
        "According Despite Once Also Only Even Still Now Today Yesterday One Another Other Such Earlier "
        "Later Instead Between Among Party Without Using Let Note Thus Hence First Second Third Finally "
        "Within Through Upon Can Do Does Did Is Are Was Were Will Would Should Could Please See",
    .capitals = "I",
    .labels =
        "party group type class plan grade vitamin hepatitis influenza category section appendix annex "
        "block exhibit schedule table option team level zone wing building part series point figure gate "
        "hall terminal unit lot side column phase tier flu strain serotype room case sample company "
        "parties model",
    .headings =
        "article chapter section part annex appendix step question table figure phase lesson clause "
        "schedule exhibit item episode round act book volume stage day week title point rule note",
    .speech_verbs =
        "said says asked asks replied replies told added cried shouted wrote answered exclaimed explained "
        "whispered called yelled wondered demanded noted remarked recalled insisted responded screamed "
        "murmured",
    .after_clock =
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun January "
        "February March April May June July August September October November December Jan Feb Mar Apr "
        "Jun Jul Aug Sept Sep Oct Nov Dec ET EST EDT GMT UTC PT PST PDT CET CEST ICT BST Eastern Pacific "
        "Central Mountain Hanoi",
};

constexpr AbbreviationTable kInternational = {
    .language = "",
    .titles = "Dr Prof Mr Mrs Ms St",
    .inner = "vs cf",
    .numbered = "No Nr p pp vol Vol Tel",
    .company = "Inc Ltd Corp Jr Sr U.S U.K U.N D.C Ph.D M.D al",
    .final = "etc",
};

/// The table of `language` among those that begin at `tables`.
const AbbreviationTable* find_among(const AbbreviationTable* tables, std::string_view language) {
  for (; !tables->language.empty(); ++tables) {
    if (tables->language == language) return tables;
  }
  return nullptr;
}

}  // namespace

const AbbreviationTable* find_abbreviation_table(std::string_view language) {
  if (language == kVietnamese.language) return &kVietnamese;
  if (language == kEnglish.language) return &kEnglish;
  const AbbreviationTable* found = find_among(european_abbreviation_tables(), language);
  return found != nullptr ? found : find_among(asian_abbreviation_tables(), language);
}

const AbbreviationTable& international_abbreviations() { return kInternational; }

}  // namespace lacuna::text
