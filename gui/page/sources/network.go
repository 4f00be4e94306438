package sources

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// role is what a source does; it is its column in the drawing.
type role int

const (
	roleOutlet role = iota
	roleAgency
	roleMedium // a broadcaster, a newspaper or another that had the words first
	roleSpeaker
)

// node is one source in one role.
type node struct {
	key, name  string
	role       role
	statements int
	passage    story.Passage
}

// link is the way from one source to another, by their keys.
type link struct{ from, to string }

// network is through whom the words of a story came.
type network struct {
	nodes []*node // by role, those with the most statements first
	byKey map[string]*node
	links map[link]int      // to how many statements took it
	out   map[string][]link // by whose words they took on, those most took first
	ways  [][]string        // the chains, by the keys of their nodes from the outlet inwards
}

func sourceKey(r role, name string) string {
	return "source:" + string(rune('0'+int(r))) + ":" + name
}

func roleOf(name string) role {
	switch name {
	case "outlet":
		return roleOutlet
	case "agency":
		return roleAgency
	case "speaker":
		return roleSpeaker
	}
	return roleMedium
}

// networkOf draws the chains of all articles together. Who speaks is called as the story
// calls him, not as one article does.
func networkOf(l *story.Ledgers) network {
	n := network{byKey: map[string]*node{}, links: map[link]int{}, out: map[string][]link{}}
	type place struct {
		article article.ID
		record  string
	}
	said := map[place]*story.Statement{}
	for _, s := range l.Statements {
		for _, p := range s.Passages {
			said[place{p.Article, p.Record}] = s
		}
	}
	for _, a := range l.Articles {
		if a.Ruling == story.Rejected {
			continue
		}
		for _, c := range a.Chains {
			name, passage, count := "", first(a.Passages), len(c.Statements)
			for _, id := range c.Statements {
				s := said[place{a.ID, id}]
				switch {
				case s == nil:
				case s.Ruling == story.Rejected:
					count--
				case name == "":
					name = s.Name
					i := slices.IndexFunc(s.Passages, func(p story.Passage) bool { return p.Article == a.ID })
					passage = s.Passages[max(i, 0)]
				}
			}
			if count <= 0 {
				continue
			}
			var way []string
			for _, k := range c.Links {
				r := roleOf(k.Role)
				called := k.Name
				if r == roleSpeaker {
					called = cmp.Or(name, called)
				}
				key := n.add(r, called, count, passage)
				if len(way) > 0 {
					n.links[link{from: key, to: way[len(way)-1]}] += count
				}
				way = append(way, key)
			}
			n.ways = append(n.ways, way)
		}
	}
	for _, a := range l.Articles { // an outlet that quotes nobody prints all the same
		if a.Outlet != "" && a.Ruling != story.Rejected {
			n.add(roleOutlet, a.Outlet, 0, first(a.Passages))
		}
	}
	for l := range n.links {
		n.out[l.from] = append(n.out[l.from], l)
	}
	for _, out := range n.out {
		slices.SortFunc(out, func(a, b link) int { return cmp.Or(n.links[b]-n.links[a], cmp.Compare(a.to, b.to)) })
	}
	slices.SortStableFunc(n.nodes, func(a, b *node) int { return cmp.Or(int(a.role-b.role), b.statements-a.statements) })
	return n
}

func (n *network) add(r role, name string, count int, passage story.Passage) string {
	key := sourceKey(r, name)
	if n.byKey[key] == nil {
		n.byKey[key] = &node{key: key, name: name, role: r, passage: passage}
		n.nodes = append(n.nodes, n.byKey[key])
	}
	n.byKey[key].statements += count
	return key
}

// mostVia is the number of names said in a line.
const mostVia = 4

// via says through whom the words of a source reached those who print.
func (n *network) via(of *node) string {
	to := n.out[of.key]
	var names []string
	for _, l := range to[:min(mostVia, len(to))] {
		names = append(names, n.byKey[l.to].name)
	}
	if len(to) > mostVia {
		names = append(names, "…")
	}
	if len(names) == 0 {
		return ""
	}
	return "→ " + strings.Join(names, ", ")
}

// reach gives the links of the chains that a source is in.
func (n *network) reach(key string) map[link]bool {
	out := map[link]bool{}
	for _, way := range n.ways {
		if !slices.Contains(way, key) {
			continue
		}
		for i := 1; i < len(way); i++ {
			out[link{from: way[i], to: way[i-1]}] = true
		}
	}
	return out
}
