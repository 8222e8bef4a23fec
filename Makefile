# lienket: the support console of the National Public Service Portal
#
#   make run      install what is missing, build, make the demonstration store, open the console
#                 (without a terminal: play Seeds/demo/tour.lk)
#   make run-remote  the same against the population service, simulated on this machine
#   make test     build everything, check style and imports, run all tests
#   make build    the release binary, Swift runtime linked in: .build/release/lienket
#   make simulator   the simulator of the population service: .build/release/lienket-registry
#   make bench    measure against the sqlite3 shell and sha256sum; figures as a table
#                 (BENCH="--quick", "--only find crowd", "--large", "--json FILE")
#   make format   lay the source out as .swift-format says
#   make golden   record the goldens again (fails on purpose: look at the difference, then test)
#   make clean    remove what was built

SHELL := /bin/bash
SWIFT ?= swift
RELEASE := .build/release
DEMO := .build/demo
SOURCES := Package.swift Sources Plugins Tests
# What makes a start short (milliseconds of CPU of `exec whoami`, 5.9 with the first alone):
#  - a fixed address, so that nothing is relocated: a fifth of the time to the first answer;
#  - types of generics made from what the compiler knows, without searching all of Foundation's
#    conformances by name at their first use: 0.4;
#  - a small table of exported symbols: 0.3;
#  - SQLite, Expat, zlib, the C++ runtime and libgcc linked in, as far as $(STATIC) has them: 1.4;
#  - no search path beside the program.
STATIC := $(CURDIR)/.build/static
RELEASE_FLAGS := -c release --static-swift-stdlib --disable-local-rpath \
    -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors \
    -Xswiftc -L$(STATIC) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
    -Xlinker -no-pie -Xlinker --no-export-dynamic
# Without colours: with them a build at a terminal would build again all that one without has built.
BUILD_FLAGS := --explicit-target-dependency-import-check error --no-color-diagnostics
# More for the tests' build; CI leaves debug information out, which nobody there reads.
TEST_FLAGS ?=

.DEFAULT_GOAL := test
.PHONY: run run-remote test build simulator bench format golden lint deps static clean

run: build
	@if [ -t 0 ] && [ -t 1 ]; then \
	    [ -e $(DEMO)/store.sqlite ] || $(RELEASE)/lienket --store $(DEMO)/store.sqlite init --demo || exit $$?; \
	    exec $(RELEASE)/lienket --store $(DEMO)/store.sqlite --as lan; \
	else \
	    rm -rf $(DEMO)-tour && \
	    $(RELEASE)/lienket --store $(DEMO)-tour/store.sqlite init --demo && \
	    $(RELEASE)/lienket --store $(DEMO)-tour/store.sqlite --as lan run Seeds/demo/tour.lk; \
	fi

# The console against the simulator of the population service, which ends with it.
run-remote: build simulator
	@set -e; store=$(DEMO)-remote/store.sqlite; \
	[ -t 0 ] && [ -t 1 ] || rm -rf $(DEMO)-remote; \
	[ -e $$store ] || $(RELEASE)/lienket --store $$store init --demo; \
	coproc SIMULATOR { exec $(RELEASE)/lienket-registry --registry $(DEMO)-remote/registry.sqlite --port 0 --show-different 2>$(DEMO)-remote/registry.log; }; \
	trap 'kill $$SIMULATOR_PID 2>/dev/null' EXIT; \
	read -r url <&$${SIMULATOR[0]}; echo "lienket: CSDL dân cư: $$url" >&2; \
	if [ -t 0 ] && [ -t 1 ]; then \
	    $(RELEASE)/lienket --store $$store --as lan --registry $$url; \
	else \
	    $(RELEASE)/lienket --store $$store --as lan --registry $$url run Seeds/demo/tour.lk; \
	fi

build: deps static
	$(SWIFT) build $(RELEASE_FLAGS) --product lienket $(BUILD_FLAGS)
	$(SWIFT) build $(RELEASE_FLAGS) --product lienket-seed $(BUILD_FLAGS)

# Apart from `build`: its HTTP server and certificates take longer than all the rest.
simulator: deps static
	$(SWIFT) build $(RELEASE_FLAGS) --product lienket-registry $(BUILD_FLAGS)

test: deps lint
	$(SWIFT) build --build-tests $(BUILD_FLAGS) $(TEST_FLAGS)
	$(SWIFT) test --skip-build

lint: deps
	@$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

golden: deps
	RECORD=1 $(SWIFT) test --filter Golden

bench: build simulator
	$(SWIFT) build $(RELEASE_FLAGS) --product audit-fill $(BUILD_FLAGS)
	$(SWIFT) build $(RELEASE_FLAGS) --product find-bench $(BUILD_FLAGS)
	@python3 Tests/Benchmarks/bench.py $(RELEASE) $(BENCH)

deps:
	@command -v $(SWIFT) >/dev/null || { echo "lienket: Swift 6.3 is missing: install it from https://swift.org/install" >&2; exit 69; }
	@missing=; for package in libedit-dev libexpat1-dev libsqlite3-dev zlib1g-dev; do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	command -v apt-get >/dev/null || { echo "lienket: install$$missing (or your system's names for them); apt-get is not here" >&2; exit 69; }; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "lienket: installing$$missing" >&2; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null

# A folder with the archives that the linker is to prefer; a missing one is linked as a shared library.
static:
	@mkdir -p $(STATIC); \
	clang=$$(dirname $$(readlink -f $$(command -v $(SWIFT))))/clang; \
	for archive in libsqlite3.a libexpat.a libstdc++.a libz.a; do \
	    path=$$($$clang -print-file-name=$$archive 2>/dev/null); \
	    [ -f "$$path" ] && ln -sf "$$path" $(STATIC)/$$archive; \
	done; true

clean:
	rm -rf .build
