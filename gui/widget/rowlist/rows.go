package rowlist

// Rows are the rows of a list. Each is made when it comes into sight, so that a list of
// many rows is filled as quickly as one of few. They do not change.
type Rows interface {
	// Len is their number.
	Len() int
	// Key names the row at i, as Row(i).Key does.
	Key(i int) string
	// Row makes what the row at i shows.
	Row(i int) Row
	// Index says where the row with a key is; -1 where there is none.
	Index(key string) int
}

// Of gives rows that are made already. It goes through all of them: where there are many,
// it is for work off the UI goroutine.
func Of(rows []Row) Rows {
	m := &made{rows: rows, at: make(map[string]int, len(rows))}
	for i := len(rows) - 1; i >= 0; i-- {
		m.at[rows[i].Key] = i
	}
	return m
}

type made struct {
	rows []Row
	at   map[string]int
}

func (m *made) Len() int         { return len(m.rows) }
func (m *made) Key(i int) string { return m.rows[i].Key }
func (m *made) Row(i int) Row    { return m.rows[i] }

func (m *made) Index(key string) int {
	if i, ok := m.at[key]; ok {
		return i
	}
	return -1
}

// marks are the keys of the rows that are selected together.
type marks struct {
	all  bool // every row, whatever their keys
	keys map[string]bool
}

func (m *marks) any() bool           { return m.all || len(m.keys) > 0 }
func (m *marks) has(key string) bool { return m.all || m.keys[key] }
func (m *marks) clear()              { *m = marks{} }
func (m *marks) set(key string, on bool) {
	if m.keys == nil {
		m.keys = map[string]bool{}
	}
	if on {
		m.keys[key] = true
	} else {
		delete(m.keys, key)
	}
}
