# Fovea: `make help` lists what can be made.

# Where scripts/build puts the programs.
PROGRAMS = .build/release
FOVEA = $(PROGRAMS)/fovea

# `make site DATA=DIR OUT=DIR EDITION=quick JOBS=1 STORE=DIR`; all of them may be left out.
OPTIONS = $(if $(DATA),--data "$(DATA)") $(if $(OUT),--out "$(OUT)") $(if $(JOBS),--jobs $(JOBS)) \
  $(if $(EDITION),--edition $(EDITION)) $(if $(STORE),--store "$(STORE)") \
  $(if $(NUMERICS),--numerics $(NUMERICS))

# What the committed site/ may take on a disk, in KiB.
SITE_LIMIT = 24576

.DEFAULT_GOAL := help
.PHONY: site serve reference data build program setup test check-long selftest goldens bench lint format clean help

site: build ## regenerate the course site; DATA=DIR uses real collections, EDITION=quick is faster
	@$(FOVEA) build $(OPTIONS)

serve: build ## show the site in a browser and build it again when a file is saved; PORT=8000
	@scripts/serve $(FOVEA) $(OPTIONS) $(if $(PORT),--port $(PORT))

reference: build ## rebuild the committed site/ with drawn data, standard edition
	@$(FOVEA) build --data drawn --edition standard --out site
	@test "$$(du -sk site | cut -f1)" -le $(SITE_LIMIT) || \
	  { echo "site/ takes more than $(SITE_LIMIT) KiB: show fewer or smaller pictures" >&2; exit 1; }

test: build ## build and run all tests
	@swift test -c release --disable-testable-imports --explicit-target-dependency-import-check error

# Without XCTest there: pixman writes a line into the list of tests that it would print.
check-long: test ## all tests, kills at every step, drawings of other processors, the address sanitizer; takes long
	@FOVEA_FAULTS=all swift test -c release --skip-build --disable-testable-imports \
	  --explicit-target-dependency-import-check error --filter 'CrashTests|KillTests'
	@scripts/check-drawings $(FOVEA) swift test -c release --skip-build --disable-xctest \
	  --disable-testable-imports --explicit-target-dependency-import-check error \
	  --filter DrawnCollectionsTests
	@SWIFT_BACKTRACE=enable=no swift test -c release --sanitize=address --disable-testable-imports \
	  --explicit-target-dependency-import-check error --scratch-path .build-asan

selftest: build ## compare the engine on this machine with reference values; DATA=DIR for all topics
	@$(FOVEA) selftest $(if $(DATA),--data "$(DATA)") $(if $(NUMERICS),--numerics $(NUMERICS))

goldens: ## record what the figures' tests compare with; look at the difference before committing
	@FOVEA_RECORD_GOLDENS=1 swift test -c release --disable-testable-imports --filter FiguresTests

bench: build ## measure builds, engine and figures, beside PyTorch and matplotlib where they are installed
	@$(PROGRAMS)/build-bench
	@$(PROGRAMS)/fovea-bench
	@$(PROGRAMS)/figure-bench

data: build ## fetch the real collections that have a public address into data/, or DATA=DIR
	@$(FOVEA) data fetch $(if $(DATA),--data "$(DATA)")

build: ## build the programs, if anything that they are made from has changed
	@scripts/build

program: ## print where the built program is
	@echo "$(CURDIR)/$(FOVEA)"

setup: ## check for system libraries and fonts, and install the missing ones
	@scripts/setup

lint: ## check the formatting of all Swift files
	@swift format lint --strict --parallel --recursive Sources Tests Plugins Package.swift

format: ## rewrite all Swift files in the project's format
	@swift format --in-place --parallel --recursive Sources Tests Plugins Package.swift

clean: ## remove what was built: .build, .build-asan, the store .fovea and site-local
	@rm -rf .build .build-asan .fovea site-local

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
