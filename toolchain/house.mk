# SPDX-License-Identifier: MIT
# The house: one paragraph a room, lowest room first, which is also the order of linking. Everything that has to do with the
# rooms is made from this table: the archives and what they are linked with (Makefile), what may include what
# (toolchain/check-layers.py) and the picture in README.md (`toolchain/check-layers.py --picture`).
#   IS_    what the room is for, in the picture; HAS_ pure: no clock, no files, no waiting: memory in, callbacks out
#   KNOWS_ the rooms that it may include     OWNS_ libraries that only it and others of the same OWNS_ may include (patterns)
#   PKG_   pkg-config names                  LIBS_ libraries without pkg-config
ROOMS :=

ROOMS += base
IS_base := errors, log, bounded bytes, UTF-8, durable files, civil dates, the nearest word, arguments
KNOWS_base :=

ROOMS += article
IS_article := the article as a value: its fields, its bytes, the verbatim guard
HAS_article := pure
KNOWS_article := base
LIBS_article := -lunistring

ROOMS += edition
IS_edition := the edition file, read and written; signatures and keys; FORMAT.md
KNOWS_edition := base article
OWNS_edition := sodium
PKG_edition := libsodium
LIBS_edition := -lunistring

ROOMS += shelf
IS_shelf := the editions kept on the device: slots, state, intake
KNOWS_shelf := base edition
LIBS_shelf :=

ROOMS += settings
IS_settings := the one table of config keys and what reads a config file against it
KNOWS_settings := base
OWNS_settings := libconfig\.h
PKG_settings := libconfig
LIBS_settings := -lm

ROOMS += locale
IS_locale := the kiosk's own words, a row per language: those of cards, of notices, of updates
HAS_locale := pure
KNOWS_locale := base

ROOMS += reading
IS_reading := the deck, the reader (action and time in, what changed out), gestures, dwell
HAS_reading := pure
KNOWS_reading := base

ROOMS += type
IS_type := a card's words into lines of placed runs: scripts, directions, line breaks. Fonts are callbacks
HAS_type := pure
KNOWS_type := base
OWNS_type := fribidi
PKG_type := fribidi
LIBS_type := -lunistring -lm

# It knows `reading`, because the deck's values (struct card, place) are what an article's cards are told by.
ROOMS += cards
IS_cards := an article at a size -> its cards' pages: what is on them, their words and marks. Fed by a callback
HAS_cards := pure
KNOWS_cards := base article locale reading type
LIBS_cards := -lunistring

ROOMS += screen
IS_screen := window, fonts, painting, transitions, PNG. The only room that includes SDL
KNOWS_screen := base type
OWNS_screen := SDL|xf86drm|hb(-\w+)?\.h|png\.h
PKG_screen := sdl2 SDL2_ttf harfbuzz libpng libdrm
LIBS_screen := -lm -ldl

ROOMS += device
IS_device := the event loop; GPIO, keyboards, touch panels, sticks, the inbox, child processes, systemd
KNOWS_device := base
OWNS_device := linux/gpio\.h|libevdev|sys/timerfd\.h|sys/signalfd\.h|sys/epoll\.h
PKG_device := libevdev

ROOMS += update
IS_update := how an edition comes in: a state machine (pure) and the importer, which reads a stick behind a sandbox
KNOWS_update := base edition shelf
OWNS_update := seccomp\.h|linux/landlock\.h
PKG_update := libseccomp

ROOMS += kiosk
IS_kiosk := the program `standfirst`: owns the others and translates between them
KNOWS_kiosk := base article edition shelf settings locale reading type cards screen device update
OWNS_kiosk := sys/epoll\.h
PKG_kiosk := sdl2 SDL2_ttf harfbuzz
LIBS_kiosk := -lunistring -lm

ROOMS += sources
IS_sources := every format into one document: blocks with a role, fields given with where they came from
HAS_sources := pure
KNOWS_sources := base
OWNS_sources := cmark
PKG_sources := libcmark
LIBS_sources := -lunistring

ROOMS += page
IS_page := newspaper sense on a document: furniture, head, by-line, dates, body
HAS_page := pure
KNOWS_page := base article sources
LIBS_page := -lunistring

ROOMS += quotes
IS_quotes := quotation marks, clauses, people, speakers; word lists
HAS_quotes := pure
KNOWS_quotes := base article
LIBS_quotes := -lunistring -lm

ROOMS += desk
IS_desk := the program `standfirst-pack`: its commands, what they print
KNOWS_desk := base article edition settings sources page quotes
OWNS_desk := jansson\.h|ft2build\.h|freetype
PKG_desk := jansson freetype2
LIBS_desk := -lunistring -lm
