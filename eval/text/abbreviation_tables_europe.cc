#include "eval/text/abbreviation_tables.h"

namespace lacuna::text {
namespace {

constexpr AbbreviationTable kEurope[] = {
    {
        .language = "de",
        .dates = "Jan Feb Apr Jun Jul Aug Sept Okt Nov Dez",
        .titles = "Dr Prof med phil jur rer nat Hr Hrn Fr Frl St Dipl Ing Med Mag Mr Mrs Ms v Bgm Gebr Pfr Hl hl Präs "
                  "Gen Kard Bf",
        .inner =
            "z.B Z.B d.h D.h u.a u.ä o.ä o.Ä u.Ä bzw vgl Vgl ca inkl exkl evtl ggf sog bspw Bspw i.d.R o.g z.T z.Zt "
            "v.a s.o s.u geb gest gem lt u i.Allg m.E u.U n.Chr v.Chr einschl insb d.J d.Ä zzgl abzgl max min mind",
        .numbered = "Zi Nr Nrn Art Abs Abb Tab Bd Bde S Kap Ziff Tel Aufl Anm Fn Rn Hausnr Bl H Jg Z",
        .company = "Co e.V Str Mio Mrd Tsd Jh Jhd Jhdt Std Min Sek Mo Di Mi Do Sa So a.D i.R a.M a.d a.S",
        .final = "usw etc usf",
        .street_suffix = "str",
        .starters = "Der Die Das Ein Eine Einer Einem Einen Es Er Sie Wir Ihr Im In Am An Auf Aus Bei Mit Nach Für Von "
                    "Vom Vor Zu Als Wenn Aber Und Oder Doch Auch So Dann Dies Diese Dieser Dieses Diesem Seit Zum Zur "
                    "Laut Ich Man Damit Bis Danach Dort Hier Nun Nur Noch Schon Sein Seine Ihre Unser Unsere Was Wer "
                    "Wie Wo Warum Über Unter Um Ohne Während Weil Da Daher Dabei Darauf Jedoch Nicht Kein Keine Alle "
                    "Viele Einige Jetzt Heute Später Zuerst Beim Ob Denn Trotz Gegen Durch Dem Den Des",
        .labels = "gruppe klasse typ modell partei abschnitt anlage plan punkt ebene tor",
        .headings = "artikel kapitel abschnitt schritt teil anhang tabelle abbildung anlage punkt lektion",
        .ordinal_stop = true,
    },
    {
        .language = "fr",
        .dates = "janv févr avr juill sept oct nov déc",
        .titles = "M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste Sté ing Ing Vve Cie",
        .inner = "c.-à-d C.-à-d cf Cf env av apr p.ex P.ex Par.ex par.ex ex Ex vs",
        .numbered = "bur arr h fr p pp n no nos art chap fig vol al éd No Nos Art Chap Fig tél Tél t liv parag paragr "
                    "coll réf Réf",
        .company = "J.-C av.J.-C apr.J.-C Inc Ltd S.A R.A.T.P",
        .final = "etc",
        .starters =
            "Le La Les L Un Une Il Elle Ils Elles Nous Vous Ce Cet Cette Ces C Dans En Au Aux Pour Par Sur Sous Avec "
            "Mais Et Ou Or Après Avant Selon Depuis Puis Si On Je J Tu Cela Leur Leurs Son Sa Ses Notre Nos Mon Ma Mes "
            "À A De Du Des D Quand Comme Que Qu Qui Quoi Ne N Tout Toute Tous Plus Chaque Chez Entre Vers Sans Malgré "
            "Ainsi Alors Aussi Enfin Ici Là Voir Voici Voilà Y Personne Rien Aucun Lors Lorsque Pendant",
        .labels = "groupe classe type modèle partie annexe plan point niveau porte vitamine hépatite",
        .headings = "article chapitre section annexe étape partie titre tableau figure leçon clause",
    },
    {
        .language = "es",
        .dates = "ene feb abr jun jul ago sept oct nov dic",
        .titles = "Sr Sra Srta Sres Sras Dr Dra Dres D Dña Da Excmo Excma Ilmo Ilma Prof Profa Ing Lic Arq Mons Fr Sto "
                  "Sta Gral Cap Cnel Pdte Av Avda Ud Uds Vd Vds",
        .inner = "p.ej P.ej ej Ej cf Cf aprox vs",
        .numbered = "pág págs núm núms n no No art arts cap caps fig figs vol tel tfno Tel s ss c párr inc p pp",
        .company = "EE.UU a.C d.C a.de.C S.A S.L Cía Inc Ltd",
        .final = "etc",
        .starters = "El La Los Las Un Una Él Ella Ellos Ellas Nosotros Usted Este Esta Estos Esto Ese Esa Eso En Con "
                    "Por Para Según Desde Hasta Pero Y O Si No Se Su Sus Mi Al Del De A Cuando Como Que Qué Quién Cómo "
                    "Dónde También Además Después Antes Hoy Ayer Ahora Entonces Así Todo Todos Sin Sobre Entre Lo Le "
                    "Nos Hay Es Fue Más Tras Durante Aunque",
        .headings = "artículo capítulo sección anexo paso parte título tabla figura lección",
    },
    {
        .language = "it",
        .dates = "gen feb apr mag giu lug ott nov dic",
        .titles = "sig Sig sigg Sigg sig.ra Sig.ra sig.na dott Dott dott.ssa Dott.ssa prof Prof prof.ssa Prof.ssa avv "
                  "Avv ing Ing geom rag arch Arch mons Mons On Gen col Col S SS Spett Egr Gent.mo p.za",
        .inner = "p.es P.es es Es cfr Cfr ca",
        .numbered = "pag Pag pagg n nn nr N art artt Art cap fig tel Tel vol p pp sec s co",
        .company = "a.C d.C S.p.A S.r.l Inc Ltd sett",
        .final = "ecc Ecc etc",
        .starters = "Il Lo La I Gli Le L Un Uno Una Egli Ella Lui Lei Essi Loro Noi Voi Io Questo Questa Questi Quello "
                    "Quella In Con Per Da Dal Dalla Nel Nella Su Sul Di Del Della A Al Alla Ma E Ed O Se Non Si Ci Che "
                    "Chi Come Quando Dove Perché Anche Poi Dopo Prima Oggi Ieri Ora Allora Così Tutto Tutti Senza Fu "
                    "Era È Più Secondo Durante",
        .headings = "articolo capitolo sezione allegato passo parte titolo tabella figura lezione",
    },
    {
        .language = "pt",
        .dates = "jan fev abr mai jun jul ago set out nov dez",
        .titles = "Sr Sra Srta Srs Sras Dr Dra Drs D Exmo Exma Ilmo Ilma Prof Profa Eng Arq Mons Fr Sto Sta Gen Cap "
                  "Cel Av R V V.Ex",
        .inner = "p.ex P.ex ex Ex cf Cf aprox vs",
        .numbered = "pág págs núm n no art arts cap caps fig figs vol tel Tel séc sécs p pp inc n.º",
        .company = "a.C d.C S.A Lda Ltda Cia Inc Ltd EUA",
        .final = "etc",
        .starters =
            "O A Os As Um Uma Ele Ela Eles Elas Nós Eu Este Esta Isto Esse Essa Isso No Na Nos Nas Em Com Por Para "
            "Segundo Desde Até Mas E Ou Se Não Seu Sua Seus Ao À Do Da De Quando Como Que Quem Onde Porque Também Além "
            "Depois Antes Hoje Ontem Agora Então Assim Tudo Todos Sem Sobre Entre Foi É Há Mais Após Durante",
        .headings = "artigo capítulo secção seção anexo passo parte título tabela figura lição",
    },
    {
        .language = "nl",
        .dates = "jan feb mrt apr jun jul aug sep sept okt nov dec",
        .titles = "dhr Dhr mevr Mevr mej mw Mw dr Dr drs Drs prof Prof ir ing mr Mr St st ds Ds H",
        .inner = "d.w.z o.a bijv Bijv bv Bv m.a.w m.b.t n.a.v t.a.v t.o.v i.p.v i.v.m a.u.b resp ca evt incl excl vgl "
                 "zgn z.g vs",
        .numbered = "nr Nr nrs blz Blz art Art fig afb tab hfst par vol tel Tel p pp bl",
        .company = "v.Chr n.Chr Inc Ltd N.V B.V pres burg",
        .final = "enz etc",
        .street_suffix = "str",
        .starters = "De Het Een Hij Zij Ze Wij We Ik Jij Je U Er Dit Dat Deze Die In Op Aan Bij Met Naar Voor Van Uit "
                    "Tot Na Als Maar En Of Ook Toen Dan Daar Hier Nu Wat Wie Hoe Waar Waarom Volgens Sinds Om Zo Alle "
                    "Veel Niet Geen Toch Tijdens Alles Zijn Haar Hun Ons Onze",
        .headings = "artikel hoofdstuk sectie stap deel bijlage tabel figuur les",
    },
    {
        .language = "pl",
        .dates = "r",
        .titles = "dr Dr prof Prof hab mgr inż ks Ks p P św Św gen płk kpt ul Ul al Al pl Pl os doc lek o S",
        .inner = "m.in np Np tj Tj tzn Tzn tzw ok por zob Zob wg ww ds vs p.o wyd red",
        .numbered = "nr Nr nry s str Str art Art ust pkt tab rys t tom tel Tel godz poz zł lit rozdz",
        .company = "w p.n.e n.e tys mln mld sp.z.o.o S.A Inc Ltd Sp im",
        .final = "itd itp etc",
        .starters = "Ten Ta To Te Ci On Ona Ono Oni One My Wy Ja Ty W We Na Z Ze Do Od Po Przy Przed Za Dla Bez Pod "
                    "Nad O U Jak Kiedy Gdy Gdzie Co Kto Czy Ale I A Oraz Lub Nie Tak Jest Był Była Było Były Są Już "
                    "Jeszcze Tylko Także Też Potem Dziś Teraz Wszystko Wszyscy Jego Jej Ich Nasz Więc Jednak Dlatego "
                    "Ponieważ Według Podczas Ile",
        .headings = "artykuł rozdział sekcja krok część załącznik tabela rysunek punkt",
        .ordinal_stop = true,
    },
    {
        .language = "cs",
        .titles = "p P pí sl dr Dr prof Prof doc Doc Ing ing MUDr JUDr PhDr RNDr MVDr PaedDr ThDr Mgr Bc arch sv Sv "
                  "gen plk ul Ul nám tř kpt por",
        .inner = "tj Tj tzn tzv např Např mj popř příp resp cca zvl vč vs",
        .numbered = "č Č čís str Str s čl Čl odst písm kap obr tab tel Tel r roč hod kl",
        .company = "př.n.l n.l st Kč tis mil mld s.r.o a.s Inc Ltd CSc Ph.D",
        .final = "atd atp aj apod etc",
        .starters =
            "Ten Ta To Ti Ty On Ona Ono Oni My Vy Já V Ve Na Z Ze Do Od Po Při Před Za Pro Bez Pod Nad O U S Se K Ke "
            "Jak Když Kde Co Kdo Kolik Zda Ale A I Nebo Ne Ano Je Byl Byla Bylo Byli Jsou Už Ještě Jen Také Pak Potom "
            "Dnes Teď Vše Všechno Všichni Jeho Její Jejich Náš Proto Protože Podle Během Tento Tato Toto",
        .headings = "článek kapitola oddíl krok část příloha tabulka obrázek bod",
        .ordinal_stop = true,
    },
    {
        .language = "hu",
        .dates = "jan febr márc ápr jún júl aug szept okt nov dec",
        .titles = "dr Dr prof Prof ifj id özv Szt St gróf",
        .inner = "pl Pl ill Ill kb ún vö Vö ti Ti Kr Kr.e Kr.u i.e i.sz i du de min max vs u",
        .numbered = "sz old Old o Art tel Tel bek pont",
        .company = "évf Kft Rt Bt Zrt Inc Ltd",
        .final = "stb etc",
        .starters = "A Az Egy Ez Azt Ezt Ő Ők Mi Ti Én Te Ha De És Vagy Hogy Nem Igen Is Csak Már Még Most Ma Tegnap "
                    "Akkor Itt Ott Így Úgy Mert Amikor Ahol Aki Ami Mit Ki Hol Miért Van Volt Minden Mindenki Szerint "
                    "Után Később Ezután Viszont Azonban",
        .headings = "cikk fejezet szakasz lépés rész melléklet táblázat ábra pont",
        .ordinal_stop = true,
    },
    {
        .language = "ro",
        .dates = "ian feb apr iun iul aug sept oct nov dec",
        .titles = "dl Dl dna Dna d-na D-na dlui d-ra dr Dr prof Prof ing Ing acad Sf sf str Str bd Bd av",
        .inner = "de.ex ex Ex cf Cf aprox cca vs",
        .numbered = "nr Nr pag Pag pg art Art alin cap fig tab vol tel Tel sec lit p pp",
        .company = "î.Hr d.Hr î.e.n e.n S.A S.R.L Inc Ltd gen col conf",
        .final = "etc ș.a ș.a.m.d",
        .starters = "Un O El Ea Ei Ele Noi Voi Eu Tu Acest Această Aceasta Acesta Aceste În La Pe Cu Din De Pentru "
                    "Prin Dar Și Sau Dacă Nu Da Se Când Cum Ce Cine Unde Cât De Toate Totul Toți După Apoi Azi Ieri "
                    "Acum Atunci Astfel Conform Este A Au Era Fără Sub Către Totuși Deci",
        .headings = "articolul capitolul secțiunea anexa pasul partea titlul tabelul figura",
    },
    {
        .language = "ru",
        .dates = "г Г янв февр мар апр авг сент окт нояб дек",
        .titles = "проф Проф акад Акад д-р Д-р Гр г-н Г-н г-жа Г-жа св Св ул Ул пл пер наб обл р-н пос дер с о ген кап "
                  "доц Доц инж тов гос ст.н.с",
        .inner = "т.е Т.е напр Напр т.к Т.к т.н См ср Ср вкл прибл ок т.о и до.н н",
        .numbered = "стр Стр ст Ст рис Рис табл гл п пп № т тт тел Тел д кв корп оф ч разд",
        .company = "в вв н.э до.н.э тыс млн млрд руб коп мин сек Inc Ltd гг им",
        .final = "т.д т.п др пр проч",
        .starters = "В Во На С Со По К Ко У О Об От До Из За Для При Без Под Над Перед Через Он Она Оно Они Мы Вы Я Ты "
                    "Это Этот Эта Эти Тот Та Те То Но И А Или Если Не Да Нет Как Когда Где Что Кто Почему Все Всё Его "
                    "Её Их Наш Так Там Тут Здесь Уже Ещё Потом Теперь Сегодня Вчера После Затем Однако Поэтому Есть "
                    "Был Была Было Были Только Также Тогда Согласно Сколько Длина",
        .headings = "статья глава раздел шаг часть приложение таблица рисунок пункт",
    },
    {
        .language = "el",
        .titles = "κ Κ κα κος Δρ δρ Καθ καθ Αγ αγ Στρ Υπ",
        .inner = "π.χ Π.χ δηλ Δηλ βλ Βλ πρβλ Πρβλ περ",
        .numbered = "σελ Σελ σσ αρ Αρ άρθρ αριθ τόμ κεφ εικ πίν τηλ Τηλ παρ",
        .company = "π.Χ μ.Χ Α.Ε Ε.Ε Η.Π.Α Inc Ltd",
        .final = "κ.λπ κλπ κ.ά κ.τ.λ κτλ",
        .starters = "Ο Η Το Οι Τα Τον Την Του Της Ένας Μια Ένα Αυτός Αυτή Αυτό Στο Στη Στην Στον Με Για Από Σε Αλλά "
                    "Και Ή Αν Δεν Μη Ναι Όχι Όταν Πώς Πού Τι Ποιος Γιατί Όλα Όλοι Μετά Πριν Τώρα Σήμερα Χθες Εδώ Εκεί "
                    "Έτσι Είναι Ήταν Υπάρχει",
        .headings = "άρθρο κεφάλαιο ενότητα βήμα μέρος παράρτημα πίνακας εικόνα",
        .semicolon_asks = true,
    },
    {.language = {}},
};

}  // namespace

const AbbreviationTable* european_abbreviation_tables() { return kEurope; }

}  // namespace lacuna::text
