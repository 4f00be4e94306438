package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
)

// The offsets of the 32-bit fields of an X Window Dump header that are read, as in
// XWDFile.h of the X.Org distribution; version 7 is the only one in use.
const (
	xwdHeaderSize   = 0
	xwdVersion      = 4
	xwdWidth        = 16
	xwdHeight       = 20
	xwdByteOrder    = 28
	xwdBitsPerPixel = 44
	xwdBytesPerLine = 48
	xwdColours      = 76
	xwdLeast        = 100
)

// framebuffer reads the screen of an Xvfb that keeps it in dir (its option -fbdir):
// what a person would see, whoever drew it.
func framebuffer(dir string) (image.Image, error) {
	data, err := os.ReadFile(filepath.Join(dir, "Xvfb_screen0"))
	if err != nil {
		return nil, fmt.Errorf("reading the virtual screen: %w", err)
	}
	return decodeXWD(data)
}

// decodeXWD decodes a dump of 32 bits a pixel, the form that Xvfb writes at depth 24.
func decodeXWD(data []byte) (image.Image, error) {
	if len(data) < xwdLeast {
		return nil, errors.New("the dump of the screen is cut short")
	}
	field := func(at int) int { return int(binary.BigEndian.Uint32(data[at:])) }
	if field(xwdVersion) != 7 || field(xwdBitsPerPixel) != 32 {
		return nil, fmt.Errorf("the dump of the screen is of version %d with %d bits a pixel, not 7 with 32", field(xwdVersion), field(xwdBitsPerPixel))
	}
	width, height, line := field(xwdWidth), field(xwdHeight), field(xwdBytesPerLine)
	start := field(xwdHeaderSize) + 12*field(xwdColours)
	if width <= 0 || height <= 0 || line < 4*width || start < 0 || len(data) < start+line*height {
		return nil, errors.New("the dump of the screen is cut short")
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if field(xwdByteOrder) == 1 {
		order = binary.BigEndian
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p := order.Uint32(data[start+y*line+4*x:])
			img.SetRGBA(x, y, color.RGBA{R: uint8(p >> 16), G: uint8(p >> 8), B: uint8(p), A: 0xff})
		}
	}
	return img, nil
}

// writePNG writes a picture.
func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing a picture: %w", err)
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return fmt.Errorf("writing the picture %s: %w", path, err)
	}
	return f.Close()
}
