# ruff: noqa: E501
"""Citations in one paragraph: language, speaking body, text, and what it cites, one line a case.

Expected: each citation as `words=name` or, with a portion, `words=name!portion`.
"""

import pytest

from akn.cite.citation import Citation
from akn.cite.find import find

GA, SC, ES, HRC = "unga", "unsc", "unecosoc", "unga-hrc"
CPD = "Commission on Population and Development"
CASES = [
    ("B01", "eng", GA, "Recalling resolution 88/9 of 3 May 2034,", "88/9=A/RES/88/9"),
    ("list", "eng", GA, "its resolutions 58/208 of 23 December 2003, 59/241 of 22 December 2004 and 60/227",
     "58/208=A/RES/58/208 59/241=A/RES/59/241 60/227=A/RES/60/227"),
    ("no-break spaces", "eng", GA, "its resolution\u00a088/9 of 3\u00a0May\u00a02034", "88/9=A/RES/88/9"),
    ("parts", "eng", GA, "resolutions 46/182, 48/57 and 49/139 A and B", "46/182=A/RES/46/182 48/57=A/RES/48/57 "
     "49/139 A and B=A/RES/49/139 A-B"),
    ("A10", "eng", GA, "resolution 517 B (III) and resolution 92/262 C", "517 B (III)=A/RES/517 B (III) "
     "92/262 C=A/RES/92/262 C"),
    ("A is a word", "eng", GA, "under resolution 88/9 A committee met", "88/9=A/RES/88/9"),
    ("A13", "eng", GA, "Human Rights Council resolutions S-41/1 of 3 May 2088 and 91/11 of 4 June 2088",
     "S-41/1=A/HRC/RES/S-41/1 91/11=A/HRC/RES/91/11"),
    ("A13 two bodies", "eng", GA, "its resolution 64/292 of 28 July 2010, and Human Rights Council resolutions 15/9 of "
     "30 September 2010, 16/2 of 24 March 2011", "64/292=A/RES/64/292 15/9=A/HRC/RES/15/9 16/2=A/HRC/RES/16/2"),
    ("A14", "eng", GA, "Economic and Social Council resolution 2081/67 of 25 July 2081", "2081/67=E/RES/2081/67"),
    ("A14 its", "eng", ES, "its resolution 2088/9", "2088/9=E/RES/2088/9"),
    ("Assembly in the Council", "eng", ES, "General Assembly resolution 75/290 A", "75/290 A=A/RES/75/290 A"),
    ("HRC its", "eng", HRC, "Recalling its resolution 34/7 and Assembly resolution 60/251", "34/7=A/HRC/RES/34/7 "
     "60/251=A/RES/60/251"),
    ("HRC Council", "eng", HRC, "Council resolution 5/1 of 18 June 2007", "5/1=A/HRC/RES/5/1"),
    ("the Council, in its", "eng", GA, "the Human Rights Council, in its resolution 43/2", "43/2=A/HRC/RES/43/2"),
    ("body after", "eng", GA, "resolutions 3/4 of 30 January 2018 and 5/1 of 2 March 2022 of the United Nations "
     "Environment Assembly", "3/4=UNEP/EA.3/Res.4 5/1=UNEP/EA.5/Res.1"),
    ("body by the date", "eng", GA, "in resolution 34/7 of 23 March 2017", "34/7=A/HRC/RES/34/7"),
    ("a list by the first date", "eng", GA, "as the Human Rights Council asked in its resolutions 36/117 A of "
     "10 December 1981 and 59/265", "36/117 A=A/RES/36/117 A 59/265=A/RES/59/265"),
    ("commission", "eng", GA, f"{CPD} resolution 2006/2 of 10 May 2006", f"2006/2={CPD} resolution 2006/2"),
    ("Human Rights Commission", "eng", HRC, "Commission on Human Rights resolution 2005/80", "2005/80=E/CN.4/RES/2005/80"),
    ("Security Council", "eng", SC, "resolutions 1269 (1999) of 19 October 1999 and 1368 (2001)",
     "1269 (1999)=S/RES/1269 (1999) 1368 (2001)=S/RES/1368 (2001)"),
    ("after an opening", "eng", SC, "all its resolutions on Utopia, in particular 2901 (2088), 2902 (2088)",
     "2901 (2088)=S/RES/2901 (2088) 2902 (2088)=S/RES/2902 (2088)"),
    ("A28", "eng", SC, "the 2030 (2031) plan", ""),
    ("A29", "eng", SC, "statements by its President (S/PRST/2088/4, S/PRST/2088/7)",
     "S/PRST/2088/4=S/PRST/2088/4 S/PRST/2088/7=S/PRST/2088/7"),
    ("A30", "eng", GA, "decisions 1/CP.47, 1/CMA.24 and 3/CMA.25", "1/CP.47=1/CP.47 1/CMA.24=1/CMA.24 3/CMA.25=3/CMA.25"),
    ("decision", "eng", GA, "its decision 77/504", "77/504=A/DEC/77/504"),
    ("decision of the Council", "eng", GA, "Economic and Social Council decision 2013/250", "2013/250=E/DEC/2013/250"),
    ("old", "eng", GA, "resolutions 217 A (III), 2200 A (XXI) and 2625 (XXV)", "217 A (III)=A/RES/217 A (III) "
     "2200 A (XXI)=A/RES/2200 A (XXI) 2625 (XXV)=A/RES/2625 (XXV)"),
    ("special sessions", "eng", GA, "resolutions S-23/2 and ES-10/23", "S-23/2=A/RES/S-23/2 ES-10/23=A/RES/ES-10/23"),
    ("B04", "eng", GA, "United Nations publication, Sales No. F.96.IV.13, chap. II", "F.96.IV.13, chap. II=E.96.IV.13!main~chp_II"),
    ("B05", "eng", GA, "World Health Assembly resolution 99.2", ""),
    ("another organisation", "eng", GA, "World Health Assembly resolution 58/3", ""),
    ("B07 note", "eng", GA, "See resolution 3300 A (XXI), annex.", "3300 A (XXI), annex=A/RES/3300 A (XXI)!annex_1"),
    ("B12", "eng", GA, "paragraph 4 (b) (ii) of resolution 88/9 B",
     "88/9 B=A/RES/88/9 B!main~para_4__point_b__point_ii"),
    ("A24", "eng", GA, "A/91/38, chap. IV, recommendation 19", "A/91/38, chap. IV=A/91/38!main~chp_IV"),
    ("paragraph", "eng", GA, "A/79/439, para. 2.", "A/79/439, para. 2=A/79/439!main~para_2"),
    ("supplement", "eng", GA, "Official Records of the Economic and Social Council, 2006, Supplement No. 5 (E/2006/25), "
     "chap. I, sect. B.", "E/2006/25=E/2006/25!main~chp_I__sec_B"),
    ("treaty", "eng", GA, "United Nations, Treaty Series, vol. 1771, No. 30822.",
     "Treaty Series, vol. 1771, No. 30822=UNTS 1771/30822"),
    ("treaty ibid", "eng", GA, "Ibid., vol. 1577, No. 27531.", "Ibid.= vol. 1577, No. 27531=UNTS 1577/27531"),
    ("volumes", "eng", GA, "United Nations, Treaty Series, vols. 2161 and 2167.",
     "Treaty Series, vols. 2161=UNTS 2161 2167=UNTS 2167"),
    ("League of Nations", "eng", GA, "League of Nations, Treaty Series, vol. CLXX, No. 3876.", ""),
    ("internal", "eng", GA, "(see paragraph 6)", "paragraph 6=#paragraph/6"),
    ("internal point", "eng", GA, "paragraph 4 (b) above", "paragraph 4 (b) above=#paragraph/4/b"),
    ("not internal", "eng", GA, "see paragraph 6 of resolution 88/9", "88/9=A/RES/88/9!main~para_6"),
    ("B16", "eng", GA, "See note 3 above.", "note 3 above=#note/3"),
    ("own title", "eng", GA, "88/9. Imaginary rights", ""),
    ("fractions", "eng", GA, "two thirds (2/3) of resolutions, and 24/7 support", ""),
    ("described", "eng", GA, "Human Rights Council resolutions 5/1, on institution-building, and 5/2, on a code of conduct",
     "5/1=A/HRC/RES/5/1 5/2=A/HRC/RES/5/2"),
    ("on a day", "eng", GA, "its resolutions 87/1 of 3 May 2033 on rest, 2033, 87/2 on 4 May 2033 on sleep",
     "87/1=A/RES/87/1 87/2=A/RES/87/2"),
    ("Council numbers alone", "eng", SC, "its resolutions 1533, 1596 and 1649; resolution 1373 (2001) and 2000 troops",
     "1533=S/RES/1533 (2004) 1596=S/RES/1596 (2005) 1649=S/RES/1649 (2005) 1373 (2001)=S/RES/1373 (2001)"),
    ("not the Council's", "eng", GA, "by resolution 1373, and 1540 persons", ""),
    ("report of a body", "eng", GA, "Supplement No. 53A (A/74/53/Add.1), chap. III, resolution 42/12.",
     "A/74/53/Add.1=A/74/53/Add.1!main~chp_III 42/12=A/HRC/RES/42/12"),
    ("own document of a body", "eng", GA, "CAC/COSP/2021/17, sect. I.A, resolution 9/2.",
     "CAC/COSP/2021/17, sect. I.A=CAC/COSP/2021/17!main~sec_I-A "
     "9/2=Conference of the States Parties to the United Nations Convention against Corruption resolution 9/2"),
    ("no number of the Human Rights Council", "eng", HRC, "the provisions of resolution 69/323", "69/323=A/RES/69/323"),
    ("no number of ours", "eng", GA, "resolutions 3/2005 and 12/07", ""),
    ("no decision of ours", "eng", GA, "adopted in decision 15/4 at the meeting", ""),
    ("letter at the end", "eng", GA, "the deadline of resolution 84/237 C so as to wait. Resolution 87/2 B.",
     "84/237 C=A/RES/84/237 C 87/2 B=A/RES/87/2 B"),
    ("letters with a dash", "eng", GA, "(resolutions 89/259 A–C, 89/260)", "89/259 A–C=A/RES/89/259 A-C 89/260=A/RES/89/260"),
    ("added documents", "eng", GA, "A/88/16 and Corr.1 and A/C.2/88/L.2/Rev.1, Add.1",
     "A/88/16=A/88/16 Corr.1=A/88/16/Corr.1 A/C.2/88/L.2/Rev.1=A/C.2/88/L.2/Rev.1 Add.1=A/C.2/88/L.2/Rev.1/Add.1"),
    ("two treaties", "eng", GA, "Ibid., vol. 1125, Nos. 17512 and 17513.",
     "Ibid.= vol. 1125, Nos. 17512=UNTS 1125/17512 17513=UNTS 1125/17513"),
    ("three volumes", "eng", GA, "Treaty Series, vols. 2171, 2173 and 2983, No. 27531.",
     "Treaty Series, vols. 2171=UNTS 2171/27531 2173=UNTS 2173/27531 2983, No. 27531=UNTS 2983/27531"),
    ("supplement without a symbol", "eng", GA, "Official Records of the General Assembly, Fifty-third Session, "
     "Supplement No. 23. Official Records of the Economic and Social Council, 2012, Supplement No. 11.",
     "23=A/53/23 11=E/2012/31"),
    ("several paragraphs", "eng", GA, "paragraphs 4 and 9 (b) of its resolution 87/4", "paragraphs 4=A/RES/87/4!main~para_4 "
     "9 (b)=A/RES/87/4!main~para_9__point_b 87/4=A/RES/87/4"),
    ("paragraph of an annex", "eng", GA, "paragraph 7 of the annex to resolution 87/4", "87/4=A/RES/87/4!annex_1~para_7"),
    ("table", "eng", GA, "A/88/77, table 3.", "A/88/77, table 3=A/88/77!main~table_3"),
    ("internal list", "eng", GA, "paragraphs 3 (a) and 4 above", "paragraphs 3 (a)=#paragraph/3/a 4 above=#paragraph/4"),
    ("list", "zho", GA, "回顾其关于国际移民与发展的 2003 年 12 月 23 日第 58/208 号、2004 年 12 月 22 日第 59/241 号和第 60/227 号决议",
     "58/208=A/RES/58/208 59/241=A/RES/59/241 60/227=A/RES/60/227"),
    ("A13", "zho", GA, "人权理事会 2088 年 5 月 3 日第 S-41/1 号、2088 年 6 月 4 日第 91/11 号决议",
     "S-41/1=A/HRC/RES/S-41/1 91/11=A/HRC/RES/91/11"),
    ("A14", "zho", GA, "经济及社会理事会2081年7月25日第2081/67号决议", "2081/67=E/RES/2081/67"),
    ("commission past a note", "zho", GA, "人口与发展委员会 2006 年 5 月 10 日第 2006/2 号、 2008 年 4 月 11 日第 2008/1 号决议",
     f"2006/2={CPD} resolution 2006/2 2008/1={CPD} resolution 2008/1"),
    ("HRC own", "zho", HRC, "回顾其第34/7号决议和大会第60/251号决议", "34/7=A/HRC/RES/34/7 60/251=A/RES/60/251"),
    ("HRC Council", "zho", HRC, "理事会2007年6月18日关于体制建设的第5/1号决议", "5/1=A/HRC/RES/5/1"),
    ("Security Council", "zho", SC, "第1500(2003)、第1546（2004）号决议", "1500(2003)=S/RES/1500 (2003) "
     "1546（2004）=S/RES/1546 (2004)"),
    ("a misprinted date", "zho", GA, "人权理事会2022年6月22日第43/17号决议", "43/17=A/HRC/RES/43/17"),
    ("special session", "zho", GA, "大会第S-23/2号决议", "S-23/2=A/RES/S-23/2"),
    ("run together", "zho", GA, "第70/1号和第71/256号决议", "70/1=A/RES/70/1 71/256=A/RES/71/256"),
    ("decision", "zho", GA, "其第58/208号决议和第77/504号决定", "58/208=A/RES/58/208 77/504=A/DEC/77/504"),
    ("old", "zho", GA, "见第 2200 A (XXI)号决议，附件。", "2200 A (XXI)号决议，附件=A/RES/2200 A (XXI)!annex_1"),
    ("annex", "zho", GA, "第 69/283 号决议，附件二。", "69/283 号决议，附件二=A/RES/69/283!annex_2"),
    ("A30", "zho", GA, "见 FCCC/CP/2015/10/Add.1，第 1/CP.21 号决定。",
     "FCCC/CP/2015/10/Add.1=FCCC/CP/2015/10/Add.1 1/CP.21=1/CP.21"),
    ("paragraph", "zho", GA, "(见 A/79/439，第 2 段)", "A/79/439，第 2 段=A/79/439!main~para_2"),
    ("supplement", "zho", GA, "同上，《2008 年，补编第 5 号》(E/2008/25)，第一章，B 节。",
     "同上= E/2008/25=E/2008/25!main~chp_I__sec_B"),
    ("treaty", "zho", GA, "联合国，《条约汇编》，第 660 卷，第 9464 号。", "《条约汇编》，第 660 卷，第 9464 号=UNTS 660/9464"),
    ("treaty ibid", "zho", GA, "同上，第 1249 卷，第 20378 号。", "同上= 第 1249 卷，第 20378 号=UNTS 1249/20378"),
    ("B04", "zho", GA, "(联合国出版物，出售品编号：C.95.XIII.18)，第一章", "C.95.XIII.18=E.95.XIII.18!main~chp_I"),
    ("internal", "zho", GA, "(见第 6 段)", "第 6 段=#paragraph/6"),
    ("body past a title", "zho", GA, "环境大会题为“政策委员会”的第5/7号决议、题为“政策委员会和人权理事会”的第5/8号决议",
     "5/7=UNEP/EA.5/Res.7 5/8=UNEP/EA.5/Res.8"),
    ("Council number alone", "zho", SC, "回顾第2532号决议和第277号决定", "2532=S/RES/2532 (2020)"),
    ("report of a body", "zho", GA, "(E/2015/27)，第一章，C节，第59/1号决议。",
     "E/2015/27=E/2015/27!main~chp_I__sec_C 59/1=Commission on the Status of Women resolution 59/1"),
    ("document of another organisation", "zho", GA, "CL 144/9号文件", ""),
    ("several paragraphs", "zho", GA, "第 87/4 号决议第 4 和第 9 段", "87/4=A/RES/87/4 第 4=A/RES/87/4!main~para_4 "
     "9 段=A/RES/87/4!main~para_9"),
    ("supplement without a symbol", "zho", GA, "《大会正式记录，第五十三届会议，补编第 23 号》。", "23=A/53/23"),
    ("parts", "zho", GA, "(NPT/CONF.2000/28 (Part I和II))",
     "NPT/CONF.2000/28 (Part I和II)=NPT/CONF.2000/28 (Parts I and II)"),
    ("later number inside a title", "zho", ES, "大会2013年9月20日题为“审查第61/16号决议的执行情况”的第68/1号决议",
     "61/16=A/RES/61/16 68/1=A/RES/68/1"),
]  # fmt: skip


def shown(text: str, cited: Citation) -> str:
    portion = f"!{cited.portion.removeprefix('!')}" if cited.portion else ""
    return f"{text[cited.start : cited.end]}={cited.name}{portion}"


@pytest.mark.parametrize(("case", "lang", "speaker", "text", "expected"), CASES)
def test_find(case: str, lang: str, speaker: str, text: str, expected: str) -> None:
    assert " ".join(shown(text, c) for c in find(text, lang, speaker)) == expected


def test_printed_date() -> None:
    assert find("resolution 88/9 of 3 May 2034", "eng", GA)[0].date == "2034-05-03"
    assert find("2034年5月3日题为“想象的权利”的第88/9号决议", "zho", GA)[0].date == "2034-05-03"


def test_range_of_treaties() -> None:
    (cited,) = find("联合国，《条约汇编》，第75卷，第970-973号。", "zho", GA)
    assert (cited.name, cited.upto) == ("UNTS 75/970", "UNTS 75/973")


def test_ranges_of_units() -> None:
    whole, part = find("A/88/214, paras. 12–15.", "eng", GA)
    assert (whole.portion, part.portion, part.last) == ("", "!main~para_12", "!main~para_15")
    (inside,) = find("上文第 3 至 5 段", "zho", GA)
    assert (inside.name, inside.upto) == ("#paragraph/3", "#paragraph/5")
