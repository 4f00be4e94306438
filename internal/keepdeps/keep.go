//go:build keepdeps

// Package keepdeps keeps modules in go.mod until the code that uses them is there.
package keepdeps

import (
	_ "fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/test"
	_ "github.com/abadojack/whatlanggo"
	_ "github.com/adrg/xdg"
	_ "github.com/clipperhouse/uax29/v2/sentences"
	_ "github.com/dgraph-io/badger/v4"
	_ "github.com/gofrs/flock"
	_ "github.com/klauspost/compress/zstd"
	_ "github.com/markusmobius/go-trafilatura"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "golang.org/x/net/html/charset"
	_ "golang.org/x/text/language/display"
	_ "golang.org/x/text/unicode/bidi"
	_ "pgregory.net/rapid"
)
