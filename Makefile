# SPDX-License-Identifier: MIT
# Standfirst. `make help` lists the targets.
#
# Each room of firmware/ becomes one archive, build/obj/ROOM.a, linked in the order of the house: a program or a test links
# only the rooms it may know (toolchain/house.mk). SAN=1 builds everything again under ASan + UBSan in build/san/.

VERSION := 0.1.0
CC ?= cc
PKG_CONFIG ?= pkg-config
BUILD := build
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wvla -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wformat=2 -Wconversion \
            -Wno-sign-conversion -Wno-unknown-warning-option -Wno-format-truncation -Wundef -Wpointer-arith -Wwrite-strings
ifeq ($(CI),true)
WARNINGS += -Werror
endif
ifeq ($(SAN),1)
BUILD := build/san
CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
LDFLAGS += -fsanitize=address,undefined
endif
ifeq ($(FUZZ),1)
BUILD := build/fuzz
CC := clang
CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
LDFLAGS += -fsanitize=address,undefined
endif
OBJ := $(BUILD)/obj

# The rooms: what each may include, is built with and links.
include toolchain/house.mk

# Archives a room's tests may link, the room itself first: the rooms that it knows and all that those know, highest first.
below = $(sort $(1) $(foreach r,$(KNOWS_$(1)),$(call below,$(r))))
$(foreach r,$(ROOMS),$(eval DOWN := $(r) $(DOWN)))
$(foreach r,$(ROOMS),$(eval USES_$(r) := $(filter $(call below,$(r)),$(DOWN))))

PKGS := $(sort $(foreach r,$(ROOMS),$(PKG_$(r))))
HAVE := $(shell $(PKG_CONFIG) --exists $(PKGS) 2>/dev/null && echo yes)
ifeq ($(HAVE),yes)
cflags_of = $(if $(strip $(PKG_$(1))),$(shell $(PKG_CONFIG) --cflags $(PKG_$(1))))
# A program needs only what it uses: the kiosk knows `update`, but has no sandbox.
libs_of = -Wl,--as-needed $(if $(strip $(foreach r,$(USES_$(1)),$(PKG_$(r)))),$(shell $(PKG_CONFIG) --libs $(sort $(foreach r,$(USES_$(1)),$(PKG_$(r)))))) \
          $(sort $(foreach r,$(USES_$(1)),$(LIBS_$(r))))
$(foreach r,$(ROOMS),$(eval CFLAGS_$(r) := $(call cflags_of,$(r))))
$(foreach r,$(ROOMS),$(eval LINK_$(r) := $(call libs_of,$(r))))
endif

CPPFLAGS_ALL := -Ifirmware -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -DSTANDFIRST_VERSION='"$(VERSION)"' $(CPPFLAGS)
COMPILE = $(CC) -std=c11 $(CPPFLAGS_ALL) $(WARNINGS) $(CFLAGS) -MMD -MP

STANDFIRST := $(BUILD)/standfirst
PACK := $(BUILD)/standfirst-pack
IMPORT := $(BUILD)/standfirst-import
EDITION := build/sample.edition
SAMPLE := $(sort $(wildcard assets/sample/*.txt assets/sample/*.md))

# As many jobs as processors, unless the caller says -j.
PARALLEL = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
AGAIN = $(MAKE) --no-print-directory

.PHONY: all programs
all: have-libraries ## build build/standfirst, build/standfirst-pack and build/standfirst-import (the default)
	+@$(AGAIN) $(PARALLEL) programs
programs: $(STANDFIRST) $(PACK) $(IMPORT)
	@:

.PHONY: have-libraries
have-libraries:
	@:
ifneq ($(HAVE),yes)
	@echo "make: libraries are missing; 'make deps' installs them. Of these: $(PKGS)" >&2; exit 1
endif

define room
SRC_$(1) := $$(filter-out %/main.c,$$(sort $$(wildcard firmware/$(1)/*.c)))
OBJ_$(1) := $$(SRC_$(1):firmware/%.c=$(OBJ)/%.o)
$(OBJ)/$(1).a: $$(OBJ_$(1))
	@rm -f $$@
	@ar rcs $$@ $$^
$(OBJ)/$(1)/%.o: firmware/$(1)/%.c | $(OBJ)/$(1)
	@echo "  cc $$<"
	@$$(COMPILE) $$(CFLAGS_$(1)) -c $$< -o $$@
$(OBJ)/$(1):
	@mkdir -p $$@
endef
$(foreach r,$(ROOMS),$(eval $(call room,$(r))))

archives = $(foreach r,$(USES_$(1)),$(OBJ)/$(r).a)

$(STANDFIRST): $(OBJ)/kiosk/main.o $(call archives,kiosk)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LINK_kiosk)
$(PACK): $(OBJ)/desk/main.o $(call archives,desk)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LINK_desk)
$(IMPORT): $(OBJ)/update/main.o $(call archives,update)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LINK_update)

# Unit tests: tests/unit/ROOM_NAME_test.c, one program each with ROOM_NAME_*.c beside it, linked with what ROOM may know.
TESTS := $(sort $(wildcard tests/unit/*_test.c))
beside = $(filter-out %_test.c,$(wildcard $(1:_test.c=_*.c)))
room_of = $(firstword $(subst _, ,$(notdir $(1))))
define unit_test
$(BUILD)/tests/$(basename $(notdir $(1))): $(1) $(call beside,$(1)) $(call archives,$(call room_of,$(1)))
	@mkdir -p $$(@D)
	@echo "  cc $$<"
	@$$(COMPILE) $$(CFLAGS_$(call room_of,$(1))) -Itests -MF $$@.d $(1) $(call beside,$(1)) \
	    $$(call archives,$(call room_of,$(1))) $(LDFLAGS) $$(LINK_$(call room_of,$(1))) -lcmocka -o $$@
endef
$(foreach t,$(TESTS),$(eval $(call unit_test,$(t))))
UNIT := $(TESTS:tests/unit/%.c=$(BUILD)/tests/%)

# What a test script needs of the C code, as a program: tests/NAME/tool*.c become tests/NAME_tool. NAME is the room it may
# know, or TOOL_ROOM_NAME says so.
TOOLS := $(sort $(wildcard tests/*/tool.c))
TOOL_ROOM_bounce := kiosk
TOOL_ROOM_layout := kiosk
TOOL_ROOM_swaps := kiosk
TOOL_ROOM_turns := kiosk
tool_name = $(notdir $(patsubst %/,%,$(dir $(1))))
tool_room = $(or $(TOOL_ROOM_$(call tool_name,$(1))),$(call tool_name,$(1)))
tool_sources = $(sort $(wildcard $(dir $(1))tool*.c))
define tool
$(BUILD)/tests/$(call tool_name,$(1))_tool: $(call tool_sources,$(1)) $(wildcard $(dir $(1))tool*.h) $(call archives,$(call tool_room,$(1)))
	@mkdir -p $$(@D)
	@echo "  cc $$<"
	@$$(COMPILE) $$(CFLAGS_$(call tool_room,$(1))) -Itests -MF $$@.d $(call tool_sources,$(1)) \
	    $$(call archives,$(call tool_room,$(1))) $(LDFLAGS) $$(LINK_$(call tool_room,$(1))) -o $$@
endef
$(foreach t,$(TOOLS),$(eval $(call tool,$(t))))
TOOL_PROGRAMS := $(foreach t,$(TOOLS),$(BUILD)/tests/$(call tool_name,$(t))_tool)

# Fuzz targets: tests/fuzz/ROOM_NAME_fuzz.c with LLVMFuzzerTestOneInput; as plain tests they run over their corpus.
FUZZERS := $(sort $(wildcard tests/fuzz/*_fuzz.c))
define fuzz_target
$(BUILD)/fuzzers/$(basename $(notdir $(1))): $(1) $(if $(filter 1,$(FUZZ)),,tests/fuzz/plain_main.c) $(call archives,$(call room_of,$(1)))
	@mkdir -p $$(@D)
	@echo "  cc $$<"
	@$$(COMPILE) $$(CFLAGS_$(call room_of,$(1))) $(if $(filter 1,$(FUZZ)),-fsanitize=fuzzer) -MF $$@.d \
	    $(1) $(if $(filter 1,$(FUZZ)),,tests/fuzz/plain_main.c) $$(call archives,$(call room_of,$(1))) \
	    $(LDFLAGS) $$(LINK_$(call room_of,$(1))) -o $$@
endef
$(foreach t,$(FUZZERS),$(eval $(call fuzz_target,$(t))))
FUZZ_PROGRAMS := $(FUZZERS:tests/fuzz/%.c=$(BUILD)/fuzzers/%)

# The quote reader alone, for measuring it: tests/quotes/run.py BUILD GOLD.
$(BUILD)/tests/quotes_driver: tests/quotes/quotes_driver.c $(call archives,quotes)
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) $(CFLAGS_quotes) $$($(PKG_CONFIG) --cflags jansson) -MF $@.d $< $(call archives,quotes) $(LDFLAGS) $(LINK_quotes) \
	    $$($(PKG_CONFIG) --libs jansson) -o $@

# What `make bench` measures with, and its baselines; none of it is part of the programs.
BENCH := $(addprefix $(BUILD)/bench/,stopwatch bare_card plain_fade edition_cost)
LIBS_stopwatch := x11 xtst
LIBS_bare_card := xcb freetype2 harfbuzz
LIBS_plain_fade := sdl2 libpng
$(BUILD)/bench/edition_cost: tests/bench/edition_cost.c $(call archives,edition)
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) $(CFLAGS_edition) -MF $@.d $< $(call archives,edition) $(LDFLAGS) $(LINK_edition) -o $@
$(BUILD)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) $$($(PKG_CONFIG) --cflags $(LIBS_$*)) -MF $@.d $< $(LDFLAGS) $$($(PKG_CONFIG) --libs $(LIBS_$*)) -o $@

.PHONY: unit unit-programs fuzz-programs
unit-programs: $(UNIT) $(TOOL_PROGRAMS)
unit:
	+@$(AGAIN) $(PARALLEL) unit-programs
	@toolchain/run-tests $(UNIT)
unit-%:
	+@$(AGAIN) $(PARALLEL) $(or $(filter $(BUILD)/tests/$*_%,$(UNIT)),$(error $* has no tests in tests/unit/))
	@toolchain/run-tests $(filter $(BUILD)/tests/$*_%,$(UNIT))
fuzz-programs: $(FUZZ_PROGRAMS)

-include $(wildcard $(OBJ)/*/*.d $(BUILD)/tests/*.d $(BUILD)/fuzzers/*.d $(BUILD)/bench/*.d)

# What follows installs what is missing first and then starts make again, because the libraries' flags are asked for while
# this file is read.
.PHONY: deps
deps: ## install the packages that are missing (Debian 12 or 13)
	@toolchain/deps all

.PHONY: run
run: ## build, pack the sample edition and show it; without a display, draw its cards to build/proof/
	@toolchain/deps build
	+@$(AGAIN) all
	+@$(AGAIN) edition
	@toolchain/show $(BUILD) $(EDITION)

.PHONY: edition
edition: $(EDITION)
	@:
# A fixed sequence: the same articles give the same file.
$(EDITION): $(PACK) $(SAMPLE)
	@$(PACK) build -o $@ --publication "Harbour Gazette" --title "Tuesday 14 April 2026" --sequence 20260414081500 \
	    $(SAMPLE) >$(@:.edition=.report)
	@tail -n 1 $(@:.edition=.report)

.PHONY: test test-programs test-programs-san
test: ## everything that is checked: layers, format, unit tests, fuzz corpora, end to end; plain and under ASan + UBSan
	@toolchain/deps all
	+@$(AGAIN) have-libraries
	+@$(AGAIN) $(PARALLEL) test-programs test-programs-san
	@toolchain/test $(BUILD) $(BUILD)/san -- $(UNIT:$(BUILD)/%=%) $(FUZZ_PROGRAMS:$(BUILD)/%=%)
test-programs: programs unit-programs $(FUZZ_PROGRAMS) $(EDITION)
test-programs-san:
	+@$(AGAIN) SAN=1 programs unit-programs fuzz-programs

FUZZ_SECONDS ?= 60
.PHONY: fuzz
fuzz: ## run each fuzz target with libFuzzer for FUZZ_SECONDS (60); what it finds goes to build/fuzz/
	@toolchain/deps all
	+@$(AGAIN) have-libraries
	+@$(AGAIN) $(PARALLEL) FUZZ=1 fuzz-programs
	@toolchain/fuzz build/fuzz $(FUZZ_SECONDS) $(notdir $(FUZZ_PROGRAMS))

FIGURES ?=
.PHONY: bench bench-programs
bench: ## measure what the programs cost, each figure beside its baseline; FIGURES= names some of them
	@toolchain/deps build
	@toolchain/deps bench
	+@$(AGAIN) have-libraries
	+@$(AGAIN) $(PARALLEL) bench-programs
	@tests/bench/bench.py $(BUILD) $(FIGURES)
bench-programs: programs $(BENCH) $(EDITION)

BEFORE ?=
.PHONY: figures
figures: ## print the size and shape of firmware/; BEFORE= names a built tree to compare with
	@toolchain/deps test
	+@$(AGAIN) all
	@toolchain/figures.py $(BEFORE) .

.PHONY: soak
soak: ## what takes long: 10,000 generated articles laid out at five sizes, a million cards turned (20 minutes)
	@toolchain/deps all
	+@$(AGAIN) have-libraries
	+@$(AGAIN) $(PARALLEL) $(EDITION) $(BUILD)/tests/layout_tool $(BUILD)/tests/turns_tool
	@tests/layout/run.py $(BUILD) 10000
	@tests/turns/run $(BUILD) 1000000 20000

CRASH_FUZZ := edition_reader_fuzz edition_signature_fuzz
.PHONY: crash
crash: ## hurt an update in every way that tests/crash knows (killed, failing, cut, mutated) and print the figures: half an hour
	@toolchain/deps all
	+@$(AGAIN) have-libraries
	+@$(AGAIN) $(PARALLEL) programs $(EDITION) $(BUILD)/tests/update_tool $(BUILD)/tests/swaps_tool
	+@$(AGAIN) $(PARALLEL) FUZZ=1 $(CRASH_FUZZ:%=build/fuzz/fuzzers/%)
	@tests/crash/run.py $(BUILD) --all
	@tests/swaps/run $(BUILD) 10000
	@toolchain/fuzz build/fuzz $(FUZZ_SECONDS) $(CRASH_FUZZ)
	@tests/crash/mutants.py

QUOTES ?= ../shared/quotes
PAGES ?= ../shared/pages/dev.tar.xz
.PHONY: quotes
quotes: $(BUILD)/tests/quotes_driver $(PACK) ## judge the quote finder on the articles in QUOTES (../shared/quotes)
	@tests/quotes/run.py $(BUILD) $(QUOTES) $(PAGES)
	@tests/constructs/run.py $(BUILD)

# The virtual kiosk: a guest from packages, kept under build/lab, and the programs cross-compiled for it.
LAB ?= full
LAB_IMAGE := build/lab/root.ext4
.PHONY: lab
lab: ## run the programs on an arm64 kernel in QEMU, with its display, buttons and touch; LAB=short for ten minutes at most
	@toolchain/deps lab
	+@$(AGAIN) all
	+@$(AGAIN) edition $(LAB_IMAGE) $(BUILD)/tests/update_tool
	+@toolchain/lab-build build/lab
ifeq ($(LAB),full)
	+@toolchain/deb arm64
	@toolchain/lab-debian.py build/lab build/deb/standfirst*_$(VERSION)~deb$$(. /etc/os-release && echo $$VERSION_ID)_arm64.deb
endif
	@tests/lab/lab.py $(BUILD) build/lab $(LAB)
$(LAB_IMAGE): toolchain/lab-image.py toolchain/debian/__init__.py toolchain/debian/kernel.py toolchain/deps config/standfirst.conf
	@toolchain/lab-image.py build/lab

# The programs look for their files under these names, so another prefix suits a package's DESTDIR only.
prefix ?= /usr
sysconfdir ?= /etc
INSTALL_TO = $(DESTDIR)$(prefix)
.PHONY: install install-desk install-kiosk
install: all ## install programs, manual pages, config file (an existing one stays), units; takes DESTDIR, prefix, sysconfdir
	+@$(AGAIN) edition
	+@$(AGAIN) install-desk install-kiosk
# What the desk needs: toolchain/deb makes a package of each half.
install-desk:
	install -d $(INSTALL_TO)/bin $(INSTALL_TO)/share/man/man1 $(INSTALL_TO)/share/man/man5 \
	    $(INSTALL_TO)/share/doc/standfirst/examples/sample
	install -m 755 $(STANDFIRST) $(PACK) $(INSTALL_TO)/bin
	install -m 644 firmware/kiosk/standfirst.1 firmware/desk/standfirst-pack.1 $(INSTALL_TO)/share/man/man1
	install -m 644 config/standfirst.conf.5 $(INSTALL_TO)/share/man/man5
	install -m 644 firmware/desk/MAKING-EDITIONS.md firmware/edition/FORMAT.md $(INSTALL_TO)/share/doc/standfirst
	install -m 644 $(SAMPLE) $(INSTALL_TO)/share/doc/standfirst/examples/sample
	install -m 644 $(EDITION) $(INSTALL_TO)/share/doc/standfirst/examples
install-kiosk:
	install -d $(INSTALL_TO)/libexec $(INSTALL_TO)/share/standfirst $(INSTALL_TO)/share/man/man7 $(INSTALL_TO)/share/man/man8 \
	    $(INSTALL_TO)/lib/systemd/system $(INSTALL_TO)/lib/udev/rules.d $(INSTALL_TO)/lib/sysusers.d \
	    $(INSTALL_TO)/lib/tmpfiles.d $(DESTDIR)$(sysconfdir)/standfirst/keys
	install -m 755 $(IMPORT) $(INSTALL_TO)/libexec
	install -m 644 $(EDITION) $(INSTALL_TO)/share/standfirst/factory.edition
	install -m 644 config/standfirst-kiosk.7 $(INSTALL_TO)/share/man/man7
	install -m 644 firmware/update/standfirst-import.8 $(INSTALL_TO)/share/man/man8
	install -m 644 config/standfirst.service $(INSTALL_TO)/lib/systemd/system
	install -m 644 config/60-standfirst-gpio.rules config/90-standfirst-stick.rules $(INSTALL_TO)/lib/udev/rules.d
	install -m 644 config/standfirst.sysusers $(INSTALL_TO)/lib/sysusers.d/standfirst-kiosk.conf
	install -m 644 config/standfirst.tmpfiles $(INSTALL_TO)/lib/tmpfiles.d/standfirst-kiosk.conf
	test -e $(DESTDIR)$(sysconfdir)/standfirst/standfirst.conf || \
	    install -m 644 config/standfirst.conf $(DESTDIR)$(sysconfdir)/standfirst/standfirst.conf

ARCH ?= $(shell dpkg --print-architecture 2>/dev/null)
RELEASE ?=
.PHONY: deb
deb: ## Debian packages in build/deb, cross-built: ARCH=arm64|armhf|amd64, RELEASE=bookworm|trixie (this system's by default)
	@toolchain/deps build
	@toolchain/deps deb
	+@$(AGAIN) all
	+@$(AGAIN) edition
	+@toolchain/deb $(ARCH) $(RELEASE)

.PHONY: foreign
foreign: ## run the programs of the arm64 package for Debian 13 and of the armhf package, emulated, against this machine's
	@toolchain/deps lab
	@toolchain/deps test
	+@$(AGAIN) all
	+@$(AGAIN) edition
	+@tests/package/foreign.py arm64 trixie
	+@tests/package/foreign.py armhf

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18
