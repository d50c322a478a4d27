"""Makes src/lexicon/holiday_days.csv: the days of the holidays that no simple rule gives, year by year.

    pip install holidays==0.109 python-dateutil==2.9.0.post0
    python3 tools/gather_holidays.py > src/lexicon/holiday_days.csv

Sources: the calendars of PyPI `holidays` (MIT): Hindu, Islamic, Chinese, Hebrew, Buddhist and Persian; and both Easters from
PyPI `python-dateutil` (Apache-2.0 or BSD-3-Clause). A day of the Islamic calendar depends on the sighting of the moon and may
be a day off in some countries. The rows: the key that holidays.csv names, the first day, and the last one where it lasts.
"""

from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar
from holidays.calendars.persian import _Persian

FIRST, LAST = 1950, 2060

ONCE_A_YEAR = {
    "holi": (_HinduLunisolar, "holi_date"),
    "dussehra": (_HinduLunisolar, "dussehra_date"),
    "ganesh_chaturthi": (_HinduLunisolar, "ganesh_chaturthi_date"),
    "janmashtami": (_HinduLunisolar, "janmashtami_date"),
    "raksha_bandhan": (_HinduLunisolar, "raksha_bandhan_date"),
    "onam": (_HinduLunisolar, "onam_date"),
    "chhath": (_HinduLunisolar, "chhath_puja_date"),
    "ram_navami": (_HinduLunisolar, "ram_navami_date"),
    "shivaratri": (_HinduLunisolar, "maha_shivaratri_date"),
    "pongal": (_HinduLunisolar, "pongal_date"),
    "makar_sankranti": (_HinduLunisolar, "makar_sankranti_date"),
    "vaisakhi": (_HinduLunisolar, "vaisakhi_date"),
    "guru_nanak": (_HinduLunisolar, "guru_nanak_jayanti_date"),
    "thaipusam": (_HinduLunisolar, "thaipusam_date"),
    "lunar_new_year": (_ChineseLunisolar, "lunar_new_year_date"),
    "mid_autumn": (_ChineseLunisolar, "mid_autumn_date"),
    "dragon_boat": (_ChineseLunisolar, "dragon_boat_date"),
    "double_ninth": (_ChineseLunisolar, "double_ninth_date"),
    "vesak": (_BuddhistLunisolar, "vesak_date"),
    "rosh_hashanah": (_HebrewLunisolar, "rosh_hashanah_date"),
    "yom_kippur": (_HebrewLunisolar, "yom_kippur_date"),
    "sukkot": (_HebrewLunisolar, "sukkot_date"),
    "passover": (_HebrewLunisolar, "passover_date"),
    "purim": (_HebrewLunisolar, "purim_date"),
    "shavuot": (_HebrewLunisolar, "shavuot_date"),
    "tisha_bav": (_HebrewLunisolar, "tisha_bav_date"),
}
# The Islamic year is shorter than ours, so that a feast can come twice in one of ours.
ISLAMIC = {
    "eid_al_fitr": "eid_al_fitr_dates",
    "eid_al_adha": "eid_al_adha_dates",
    "ashura": "ashura_dates",
    "arbaeen": "arbaeen_dates",
    "mawlid": "mawlid_dates",
    "islamic_new_year": "hijri_new_year_dates",
}


def days(answer):
    """The days in what a calendar answers: a day, or a day and whether it is estimated, or several of those."""
    if isinstance(answer, date):
        return [answer]
    if isinstance(answer, tuple) and answer and isinstance(answer[0], date):
        return [answer[0]]
    return [day for part in answer or () if not isinstance(part, bool) for day in days(part)]


def rows():
    for year in range(1850, 2101):
        yield "easter", easter(year, EASTER_WESTERN), None
        yield "orthodox_easter", easter(year, EASTER_ORTHODOX), None
    for year in range(FIRST, LAST + 1):
        for key, (calendar, method) in ONCE_A_YEAR.items():
            for day in days(getattr(calendar(), method)(year)):
                yield key, day, None
        # India's day where the list has it; else the one of the longer list.
        diwali = days(_HinduLunisolar().diwali_india_date(year)) or days(_HinduLunisolar().diwali_date(year))
        for day in diwali:
            yield "diwali", day, None
        for day in days(_HebrewLunisolar().hanukkah_date(year)):
            yield "hanukkah", day, day + timedelta(days=7)
        for day in days(_Persian().new_year_date(year)):
            yield "nowruz", day, None
        for key, method in ISLAMIC.items():
            for day in days(getattr(_IslamicLunar(), method)(year)):
                yield key, day, None
        ends = sorted(day for y in (year, year + 1) for day in days(_IslamicLunar().eid_al_fitr_dates(y)))
        for first in days(_IslamicLunar().ramadan_beginning_dates(year)):
            yield "ramadan", first, next(end for end in ends if end > first) - timedelta(days=1)


print("holiday,first,last")
for key, first, last in sorted(set(rows()), key=lambda row: row[:2]):
    print(key, first, last or "", sep=",")
