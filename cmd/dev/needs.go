package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// need is one thing the machine must have, with the Debian package that brings it.
type need struct {
	what    string      // as a person reads it
	debian  string      // package on Debian and Ubuntu
	present func() bool // whether the machine has it
}

// windowNeeds lists what building the window takes on Linux: a C compiler and the
// headers of X, Wayland and OpenGL.
func windowNeeds() []need {
	needs := []need{
		{"a C compiler", "gcc", compilerWorks},
		{"the C library's headers", "libc6-dev", header("stdlib.h")},
		{"pkg-config", "pkg-config", func() bool { return has("pkg-config") }},
	}
	for _, h := range []struct{ file, debian string }{
		{"wayland-client.h", "libwayland-dev"},
		{"wayland-cursor.h", "libwayland-dev"},
		{"wayland-egl.h", "libwayland-dev"},
		{"xkbcommon/xkbcommon.h", "libxkbcommon-dev"},
		{"GL/gl.h", "libgl-dev"},
		{"X11/Xlib.h", "libx11-dev"},
		{"X11/Xcursor/Xcursor.h", "libxcursor-dev"},
		{"X11/extensions/Xrandr.h", "libxrandr-dev"},
		{"X11/extensions/Xinerama.h", "libxinerama-dev"},
		{"X11/extensions/XInput2.h", "libxi-dev"},
		{"X11/extensions/xf86vmode.h", "libxxf86vm-dev"},
		{"EGL/egl.h", "libegl-dev"},
	} {
		needs = append(needs, need{"the header " + h.file, h.debian, header(h.file)})
	}
	return needs
}

// screenNeeds lists what a window without a screen takes: the virtual X server and
// OpenGL drawn by the processor.
func screenNeeds() []need {
	return []need{
		{"the virtual screen Xvfb", "xvfb", func() bool { return has("Xvfb") }},
		{"OpenGL in software", "libgl1-mesa-dri", softwareGL},
		{"the OpenGL loader for X", "libglx-mesa0", func() bool { return found("libGLX_mesa.so*") }},
	}
}

// missing gives the needs the machine does not meet.
func missing(needs []need) []need {
	var out []need
	for _, n := range needs {
		if !n.present() {
			out = append(out, n)
		}
	}
	return out
}

// packages gives the Debian packages of needs, each once, in order.
func packages(needs []need) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range needs {
		if !seen[n.debian] {
			seen[n.debian] = true
			out = append(out, n.debian)
		}
	}
	return out
}

// provide sees to it that the machine meets needs: on Debian and Ubuntu by
// installing packages, elsewhere by naming the command that does.
func provide(ctx context.Context, needs []need) error {
	lack := missing(needs)
	if len(lack) == 0 {
		return nil
	}
	say("This machine lacks:")
	for _, n := range lack {
		say("  %s", n.what)
	}
	if !has("apt-get") {
		osRelease, _ := os.ReadFile("/etc/os-release")
		return errors.New(advice(string(osRelease)))
	}
	apt := []string{"env", "DEBIAN_FRONTEND=noninteractive", "apt-get"}
	if os.Geteuid() != 0 {
		if !has("sudo") {
			return fmt.Errorf("run this as root, then try again:\n  apt-get update && apt-get install -y %s", strings.Join(packages(lack), " "))
		}
		apt = append([]string{"sudo"}, apt...)
	}
	if err := runShown(ctx, "", nil, append(slices.Clone(apt), "update", "-qq")...); err != nil {
		say("The package lists could not be renewed (%v); going on with those at hand.", err)
	}
	install := append(slices.Clone(apt), "install", "-y", "-qq", "--no-install-recommends")
	if err := runShown(ctx, "", nil, append(install, packages(lack)...)...); err != nil {
		return fmt.Errorf("installing packages: %w", err)
	}
	if lack = missing(needs); len(lack) > 0 {
		return fmt.Errorf("after installing, this machine still lacks %s", lack[0].what)
	}
	return nil
}

// advice names, for a Linux without apt, the command that installs what the window
// and the pictures need; osRelease is the text of /etc/os-release.
func advice(osRelease string) string {
	like := ""
	for _, line := range strings.Split(osRelease, "\n") {
		key, value, _ := strings.Cut(line, "=")
		if key == "ID" || key == "ID_LIKE" {
			like += " " + strings.Trim(value, `"' `)
		}
	}
	for _, word := range strings.Fields(like) {
		switch word {
		case "fedora", "rhel", "centos":
			return "install what is missing, then try again:\n  sudo dnf install gcc pkgconf-pkg-config wayland-devel libxkbcommon-devel mesa-libGL-devel mesa-libEGL-devel" +
				" libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel xorg-x11-server-Xvfb mesa-dri-drivers"
		case "arch":
			return "install what is missing, then try again:\n  sudo pacman -S --needed gcc pkgconf wayland libxkbcommon mesa libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm xorg-server-xvfb"
		}
	}
	return "install what is missing with this system's package manager, then try again"
}

// compiler names the C compiler Go will use.
func compiler() string {
	if out, err := exec.Command("go", "env", "CC").Output(); err == nil {
		if words := strings.Fields(string(out)); len(words) > 0 {
			return words[0]
		}
	}
	return "gcc"
}

// compilerWorks says whether there is a C compiler that takes a program.
func compilerWorks() bool { return compiles("int main(void) { return 0; }") }

// header gives a check that the compiler finds a header. Some X headers want others
// before them, so only whether the file is there counts.
func header(file string) func() bool {
	return func() bool { return compiles("#if !__has_include(<" + file + ">)\n#error missing\n#endif") }
}

func compiles(program string) bool {
	c := exec.Command(compiler(), "-fsyntax-only", "-x", "c", "-")
	c.Stdin = strings.NewReader(program + "\n")
	return c.Run() == nil
}

// softwareGL says whether Mesa's software renderer is installed.
func softwareGL() bool {
	return found("dri/swrast_dri.so") || found("libgallium-*.so")
}

// found says whether a shared library lies in one of the usual folders.
func found(pattern string) bool {
	for _, dir := range []string{"/usr/lib/*-linux-gnu*", "/usr/lib64", "/usr/lib"} {
		if hits, _ := filepath.Glob(filepath.Join(dir, pattern)); len(hits) > 0 {
			return true
		}
	}
	return false
}

// provideForWindow readies the machine to build the window.
func provideForWindow(ctx context.Context) error {
	switch runtime.GOOS {
	case "linux":
		return provide(ctx, windowNeeds())
	case "darwin":
		if !compilerWorks() {
			return errors.New("the C compiler is missing; install it, then try again:\n  xcode-select --install")
		}
	case "windows":
		if !compilerWorks() {
			return errors.New("the C compiler is missing; install it, open a new terminal, then try again:\n  winget install -e --id BrechtSanders.WinLibs.POSIX.UCRT")
		}
	}
	return nil
}
