package shell

import (
	"context"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// rig is a window on the headless driver. What other goroutines want done on the UI
// goroutine waits in a queue until the test runs it.
type rig struct {
	t     *testing.T
	shell *Shell
	desk  *desk.Desk

	mu    sync.Mutex
	queue []func()
	held  time.Duration // the longest that one function kept the UI goroutine
}

// later is a day after the sample story's last article.
var later = time.Date(2026, 4, 12, 9, 0, 0, 0, time.UTC)

func newRig(t *testing.T, dir string) *rig {
	t.Helper()
	return newRigIn(t, test.NewTempApp(t), dir)
}

func newRigIn(t *testing.T, app fyne.App, dir string) *rig {
	t.Helper()
	d, err := desk.Open(desk.Options{Dir: dir, Clock: func() time.Time { return later }})
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, desk: d}
	r.shell = New(app, d, Options{
		Version: "test",
		Do: func(f func()) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.queue = append(r.queue, f)
		},
		Async: func(f func(context.Context)) { f(context.Background()) },
	})
	r.shell.frame.jobs.pulling = true // a test has no ticker
	r.shell.window.Resize(defaultSize)
	t.Cleanup(func() {
		r.shell.Close()
		t.Logf("one function kept the UI goroutine for at most %v", r.held.Round(time.Millisecond))
	})
	r.settle()
	return r
}

// settle runs what waits for the UI goroutine until nothing does.
func (r *rig) settle() {
	for {
		r.mu.Lock()
		queue := r.queue
		r.queue = nil
		r.mu.Unlock()
		if len(queue) == 0 {
			return
		}
		for _, f := range queue {
			start := time.Now()
			f()
			r.held = max(r.held, time.Since(start))
		}
	}
}

// sample opens the sample story as its button does.
func (r *rig) sample() {
	r.t.Helper()
	r.shell.openSample()
	r.settle()
	if r.shell.story.Name != desk.SampleName {
		r.t.Fatalf("the story open is %q", r.shell.story.Name)
	}
}

// types sends letters to what has the focus, as a keyboard would.
func (r *rig) types(letters string) {
	for _, l := range letters {
		if f := r.shell.window.Canvas().Focused(); f != nil {
			f.TypedRune(l)
		} else {
			r.shell.typedRune(l)
		}
		r.settle()
	}
}

func (r *rig) ledgers() *story.Ledgers {
	r.t.Helper()
	l, err := r.desk.Ledgers(context.Background(), r.shell.story.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return l
}

func TestFirstStartOffersTheSampleAndEmptyStoriesTeach(t *testing.T) {
	r := newRig(t, t.TempDir())
	if r.shell.story.ID != "" {
		t.Fatal("a story is open on the first start")
	}
	r.shell.createStory("Strait talks", nil)
	r.settle()
	for _, name := range r.shell.Views() {
		r.shell.goTo(page.Route{Page: name})
		r.settle()
		if got := r.shell.current().Name(); got != name {
			t.Errorf("the page shown is %s, want %s", got, name)
		}
		if r.shell.current().Selected() != "" {
			t.Errorf("%s has a row selected in an empty story", name)
		}
		r.types("jkaxfr/")
	}
}

func TestEveryPageOfTheSampleByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	for key, name := range map[string]string{"go": page.Overview, "gt": page.Timeline, "gs": page.Statements, "ge": page.Expectations, "ga": page.Articles, "gm": page.Moves, "gc": page.Conflicts, "gp": page.Actors, "gu": page.Sources} {
		r.shell.window.Canvas().Focus(r.shell.current().Focus())
		r.types(key)
		p := r.shell.current()
		if p.Name() != name {
			t.Fatalf("%s leads to %s, want %s", key, p.Name(), name)
		}
		if p.First() == "" {
			t.Errorf("%s of the sample story is empty", name)
			continue
		}
		r.types("j")
		first := p.Selected()
		r.types("j")
		if first == "" || p.Selected() == first {
			t.Errorf("%s: j does not move the selection: %q, then %q", name, first, p.Selected())
		}
		if r.shell.beside.sheet == nil {
			t.Errorf("%s: no article is lit beside the selected row", name)
		}
		r.picture(name)
	}
}

// picture writes what the window shows into the folder named by READOUT_SHOTS.
func (r *rig) picture(name string) {
	dir := os.Getenv("READOUT_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, r.shell.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
}

func TestRulingsByKeyAreKeptUndoneAndDoneAgain(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("j")
	key := r.shell.current().Selected()
	ruling := func() story.Ruling {
		for _, s := range r.ledgers().Statements {
			if s.Key == key {
				return s.Ruling
			}
		}
		t.Fatalf("the statement %s is gone", key)
		return ""
	}
	for _, step := range []struct {
		keys string
		want story.Ruling
	}{
		{"a", story.Accepted}, {"x", story.Rejected}, {"z", story.Accepted}, {"z", story.Proposed},
		{"z", story.Proposed}, {"Z", story.Accepted}, {"Z", story.Rejected}, {"Z", story.Rejected},
	} {
		r.types(step.keys)
		if got := ruling(); got != step.want {
			t.Fatalf("after %s the ruling is %q, want %q (notice: %s)", step.keys, got, step.want, r.shell.frame.said.Text)
		}
		if r.shell.current().Selected() != key {
			t.Fatalf("after %s another row is selected", step.keys)
		}
	}
}

func TestFixKeepsWhatWasTyped(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("j")
	subject := r.shell.subject
	values := make([]string, len(subject.Fields))
	for i, f := range subject.Fields {
		values[i] = f.Value
	}
	values[0] = "Someone Else"
	r.shell.fixed(subject, values)
	r.settle()
	found := false
	for _, s := range r.ledgers().Statements {
		found = found || s.Key == subject.Row.Key && s.Name == "Someone Else"
	}
	if !found {
		t.Error("the fixed source is not in the ledger")
	}
}

func TestSwitchingTheReadingOfADateMovesTheWindow(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ge")
	var x *story.Expectation
	for _, e := range r.ledgers().Expectations {
		for _, tm := range r.ledgers().Times {
			if slices.Contains(e.Windows, tm.Key) && len(tm.Readings) > 1 {
				x = e
			}
		}
	}
	if x == nil {
		t.Fatal("no expectation of the sample has a date with two readings")
	}
	r.shell.current().Select(x.Key)
	r.settle()
	window := func() string {
		for _, e := range r.ledgers().Expectations {
			if e.Key == x.Key {
				return e.From + "/" + e.To
			}
		}
		return ""
	}
	before := window()
	seen := map[string]bool{before: true}
	for range 4 {
		r.types("r")
		seen[window()] = true
	}
	if len(seen) < 2 {
		t.Errorf("r never moved the window from %s", before)
	}
	for range 4 {
		r.types("z")
	}
	if got := window(); got != before {
		t.Errorf("after undo the window is %s, want %s", got, before)
	}
}

func TestAProposedOutcomeIsAcceptedByKey(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ge")
	find := func() *story.Expectation {
		for _, x := range r.ledgers().Expectations {
			if len(x.Proposals) > 0 && x.Proposals[0].Status == story.Happened && strings.Contains(x.Title, "Varga") {
				return x
			}
		}
		t.Fatal("no outcome is proposed for the meeting of the ministers")
		return nil
	}
	x := find()
	r.shell.current().Select(x.Key)
	r.types("o")
	if got := find(); got.Status != story.Happened || got.Proof == nil || got.Proof.Article == x.Passages[0].Article {
		t.Errorf("status %q with proof %v, want happened with a later article's passage", got.Status, got.Proof)
	}
	r.types("z")
	if got := find(); got.Status != x.Status || got.Proof != nil {
		t.Errorf("after undo the status is %q, want %q", got.Status, x.Status)
	}
}

func TestBackAndForward(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("jj")
	row := r.shell.current().Selected()
	r.types("ga")
	r.shell.back()
	r.settle()
	if r.shell.current().Name() != page.Statements || r.shell.current().Selected() != row {
		t.Errorf("back shows %s at %q, want statements at %q", r.shell.current().Name(), r.shell.current().Selected(), row)
	}
	r.shell.forward()
	r.settle()
	if r.shell.current().Name() != page.Articles {
		t.Errorf("forward shows %s, want articles", r.shell.current().Name())
	}
}

func TestStateComesBackAfterARestart(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, dir)
	r.sample()
	r.types("gs")
	r.types("jjj")
	row := r.shell.current().Selected()
	r.types("a")
	r.shell.Close()

	again := newRig(t, dir)
	if again.shell.story.Name != desk.SampleName {
		t.Fatalf("the story open is %q", again.shell.story.Name)
	}
	if p := again.shell.current(); p.Name() != page.Statements || p.Selected() != row {
		t.Errorf("the window shows %s at %q, want statements at %q", p.Name(), p.Selected(), row)
	}
	for _, s := range again.ledgers().Statements {
		if s.Key == row && s.Ruling != story.Accepted {
			t.Error("the ruling did not come back")
		}
	}
}

func TestBadFilesAreNamedAndTheRestGoesOn(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Pile", nil)
	r.settle()
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("good.txt", "The envoys of Norland and Sudland met on Monday. They agreed to meet again, a spokesman said.")
	id := r.desk.Import(r.shell.story.ID, []string{write("empty.txt", ""), good, filepath.Join(dir, "gone.txt")})
	job, err := r.desk.Wait(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	r.settle()
	if job.Kept != 1 || len(job.Failures) != 2 {
		t.Errorf("kept %d, failed %v; want 1 and two failures", job.Kept, job.Failures)
	}
	if !strings.Contains(r.shell.frame.said.Text, "2 inputs could not be read") {
		t.Errorf("the notice says %q", r.shell.frame.said.Text)
	}
	r.shell.frame.jobs.showList()
	r.shell.goTo(page.Route{Page: page.Articles})
	r.settle()
	if r.shell.current().First() == "" {
		t.Error("the good article is not listed")
	}
}

// key presses a key on what has the focus.
func (r *rig) key(name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if f := r.shell.window.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
	} else {
		r.shell.typedKey(ev)
	}
	r.settle()
}

func TestDialoguesTakeTheKeysAndCloseByEscape(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	for name, open := range map[string]func(){
		"keys": r.shell.showKeys, "about": r.shell.about, "new story": r.shell.newStory, "commands": r.shell.showPalette,
		"add files": r.shell.chooseFiles, "add folder": r.shell.chooseFolder, "fix": r.shell.fix, "jobs": r.shell.frame.jobs.showList,
	} {
		open()
		r.settle()
		if r.shell.modal == nil {
			t.Errorf("%s: no dialogue stands", name)
			continue
		}
		r.shell.typedRune('x')
		r.settle()
		r.shell.modalKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		r.settle()
		if r.shell.modal != nil {
			t.Errorf("%s: Escape does not close it", name)
		}
	}
	for _, s := range r.ledgers().Statements {
		if s.Ruling != story.Proposed {
			t.Error("a key ruled on a row behind a dialogue")
		}
	}
	if r.shell.window.Canvas().Focused() != r.shell.current().Focus() {
		t.Error("after a dialogue the page does not have the keys")
	}
}

func TestEscapeLeavesTheFindField(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs/")
	if r.shell.window.Canvas().Focused() != fyne.Focusable(r.shell.frame.bar.find) {
		t.Fatal("/ does not lead to the find field")
	}
	r.types("Varga")
	if !strings.HasPrefix(r.shell.frame.bar.found.Text, "1 of ") {
		t.Errorf("the field says %q", r.shell.frame.bar.found.Text)
	}
	r.key(fyne.KeyEscape)
	if r.shell.window.Canvas().Focused() != r.shell.current().Focus() {
		t.Error("Escape does not leave the find field")
	}
	r.types("/")
	r.types("zzzz")
	if r.shell.frame.bar.found.Text == "" {
		t.Error("nothing says that the words are not in the article")
	}
	r.key(fyne.KeyEscape)
	if bar := r.shell.frame.bar; bar.find.Text != "" || bar.found.Text != "" {
		t.Errorf("after Escape the field holds %q and says %q", bar.find.Text, bar.found.Text)
	}
}

func TestAPressOnAFilterKeepsTheKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	for letter, to := range map[string]string{"e": page.Statements, ",": page.Statements} {
		r.types("g" + letter)
		from := r.shell.current()
		filters := 0
		for _, o := range test.LaidOutObjects(from.Object()) {
			c, is := o.(*page.Choice)
			if !is || !c.Visible() {
				continue
			}
			if filters++; filters > 1 {
				continue
			}
			test.Tap(c)
			r.shell.window.Canvas().Overlays().Top().Hide()
			r.types("gs")
			if got := r.shell.current().Name(); got != to {
				t.Errorf("after a press on a list of %s the keys lead to %s", from.Name(), got)
			}
		}
		if filters == 0 {
			t.Errorf("%s has no list to choose from", from.Name())
		}
	}
}

func TestAFilterKeepsRowAndArticleInStep(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ge")
	p := r.shell.current().(*expectations.Page)
	for _, group := range []string{"open", "outcome proposed", "overdue"} {
		p.Filter(group)
		r.settle()
		it := p.Item()
		if it == nil {
			t.Fatalf("%s: no row is selected", group)
		}
		if r.shell.beside.sheet.id != it.Passage.Article {
			t.Errorf("%s: the row's article is not the one shown", group)
		}
		if r.shell.window.Canvas().Focused() != p.Focus() {
			t.Errorf("%s: the keys stay with the filter", group)
		}
	}
}

func TestADayTypedByHandIsChecked(t *testing.T) {
	for v, ok := range map[string]bool{"2026-04-14": true, "2026-04-14T09:30": true, "": true, "14 April 2026": false, "2026-13-01": false, "soon": false} {
		if err := validDay(v); (err == nil) != ok {
			t.Errorf("validDay(%q) = %v", v, err)
		}
	}
}

func TestAPastedLineIsNoArticle(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	before := len(r.ledgers().Articles)
	r.shell.app.Clipboard().SetContent("the ministers met")
	r.shell.pasteArticle()
	r.settle()
	if len(r.ledgers().Articles) != before || !strings.Contains(r.shell.frame.said.Text, "too few") {
		t.Errorf("a line became an article; the notice says %q", r.shell.frame.said.Text)
	}
}

func TestDropTakesFilesOnly(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.dropped(fyne.NewPos(1, 1), nil)
	if r.shell.frame.said.Text == "" {
		t.Error("a drop of nothing says nothing")
	}
}

func TestHistory(t *testing.T) {
	var h history
	if _, ok := h.back(); ok {
		t.Error("an empty history goes back")
	}
	h.visit(page.Route{Page: "a"})
	h.visit(page.Route{Page: "b", Row: "1"})
	h.visit(page.Route{Page: "b", Row: "2"})
	h.visit(page.Route{Page: "c"})
	if r, _ := h.back(); r != (page.Route{Page: "b", Row: "2"}) {
		t.Errorf("back = %v, want b at row 2", r)
	}
	if r, _ := h.back(); r.Page != "a" {
		t.Errorf("back = %v, want a", r)
	}
	if r, _ := h.forward(); r.Page != "b" {
		t.Errorf("forward = %v, want b", r)
	}
	h.visit(page.Route{Page: "d"})
	if h.canForward() {
		t.Error("a new route keeps what lay ahead")
	}
	for range 3 * historyLimit {
		h.visit(page.Route{Page: "x"})
		h.visit(page.Route{Page: "y"})
	}
	if len(h.routes) > historyLimit {
		t.Errorf("%d routes are kept, want at most %d", len(h.routes), historyLimit)
	}
}

func TestActorsAreJoinedTakenApartAndSplitByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gp")
	find := func(name string) *story.Actor {
		for _, a := range r.ledgers().Actors {
			if a.Name == name {
				return a
			}
		}
		return nil
	}
	capital, state := find("Port Anselm"), find("Calvonia")
	r.shell.current().Select(capital.Key)
	r.settle()
	r.types("mcalvonia")
	r.shell.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if find("Port Anselm") != nil || find("Calvonia").Mentions != state.Mentions+capital.Mentions {
		t.Fatalf("they are not one: %s", r.shell.frame.said.Text)
	}
	r.shell.current().Select(state.Key)
	r.settle()
	r.types("u")
	if find("Port Anselm") == nil {
		t.Fatalf("they are not taken apart: %s", r.shell.frame.said.Text)
	}
	r.types("zz")
	if find("Port Anselm") == nil {
		t.Error("undoing both does not leave two")
	}
	varga := find("Ilse Varga")
	r.shell.current().Select(varga.Key)
	r.settle()
	r.types("s")
	r.shell.modal.confirm()
	r.settle()
	if now := find("Ilse Varga"); now == nil || len(now.Passages) != len(varga.Passages)-1 {
		t.Errorf("the first article's Varga is not split off: %s", r.shell.frame.said.Text)
	}
}

func TestADrawingIsWrittenWhereItIsAskedFor(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gm")
	r.types("v")
	if r.shell.modal == nil {
		t.Fatal("no file is asked for")
	}
	focused := func() *entry { return r.shell.window.Canvas().Focused().(*entry) }
	if !strings.HasSuffix(focused().Text, ".svg") {
		t.Errorf("the name proposed is %q", focused().Text)
	}
	r.key(fyne.KeyEscape)
	if r.shell.modal != nil {
		t.Fatal("Escape does not leave the name")
	}
	folder := t.TempDir()
	content := "<svg/>"
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
	path := filepath.Join(folder, "ladder.svg")
	w := &saving{r.shell, write, ".svg"}
	w.ask("ladder", folder)
	r.key(fyne.KeyReturn)
	r.settle()
	if got, err := os.ReadFile(path); err != nil || string(got) != content || !strings.Contains(r.shell.frame.said.Text, "Written: "+path) {
		t.Errorf("written %q, %v, said %q", got, err, r.shell.frame.said.Text)
	}
	content = "<svg></svg>"
	w.ask("ladder.svg", folder)
	r.key(fyne.KeyReturn)
	r.settle()
	if r.shell.modal == nil {
		t.Fatal("a file is written over without a question")
	}
	r.key(fyne.KeyEscape)
	if got, _ := os.ReadFile(path); string(got) != "<svg/>" {
		t.Errorf("after Escape the file holds %q", got)
	}
	r.shell.saveTo(path, write)
	r.settle()
	if got, _ := os.ReadFile(path); string(got) != content {
		t.Errorf("written over, the file holds %q", got)
	}
	r.shell.saveTo(path, func(io.Writer) error { return errors.New("the disk is full") })
	r.settle()
	if got := r.shell.frame.said.Text; !strings.Contains(got, "could not be written: the disk is full") {
		t.Errorf("of a full disk it says %q", got)
	}
	if got, _ := os.ReadFile(path); string(got) != content {
		t.Errorf("a write that failed leaves %q", got)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestAConflictIsRuledOnByKeyAndUndone(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gc")
	key := r.shell.current().Selected()
	verdict := func() string {
		for _, k := range r.ledgers().Conflicts {
			if k.Key == key {
				return k.Verdict
			}
		}
		return "gone"
	}
	for _, step := range []struct{ keys, want string }{{"b", story.VerdictSecond}, {"z", ""}, {"Z", story.VerdictSecond}} {
		r.types(step.keys)
		if got := verdict(); got != step.want {
			t.Fatalf("after %s the verdict is %q, want %q (notice: %s)", step.keys, got, step.want, r.shell.frame.said.Text)
		}
	}
	if got := len(r.ledgers().Conflicts); got < 4 {
		t.Errorf("%d conflicts are left; both passages stay", got)
	}
}
