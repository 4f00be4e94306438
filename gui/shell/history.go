package shell

import "github.com/readout-app/readout/gui/page"

// historyLimit bounds the routes remembered.
const historyLimit = 200

// history is the trail of routes with a place on it. The zero history is empty.
type history struct {
	routes []page.Route
	at     int // index of the current route
}

// visit goes to a route and forgets what lay ahead. Another row of the same page
// replaces the current route, so that stepping through a list leaves one step.
func (h *history) visit(r page.Route) {
	if len(h.routes) == 0 {
		h.routes, h.at = []page.Route{r}, 0
		return
	}
	h.routes = h.routes[:h.at+1]
	if h.routes[h.at].Page == r.Page {
		h.routes[h.at] = r
		return
	}
	h.routes = append(h.routes, r)
	if len(h.routes) > historyLimit {
		h.routes = h.routes[1:]
	}
	h.at = len(h.routes) - 1
}

// keep notes the row selected on the current route.
func (h *history) keep(row string) { h.routes[h.at].Row = row }

func (h *history) current() page.Route {
	if len(h.routes) == 0 {
		return page.Route{}
	}
	return h.routes[h.at]
}

func (h *history) canBack() bool    { return h.at > 0 }
func (h *history) canForward() bool { return h.at+1 < len(h.routes) }

// back steps back and gives the route to show.
func (h *history) back() (page.Route, bool) {
	if !h.canBack() {
		return page.Route{}, false
	}
	h.at--
	return h.routes[h.at], true
}

// forward undoes a back.
func (h *history) forward() (page.Route, bool) {
	if !h.canForward() {
		return page.Route{}, false
	}
	h.at++
	return h.routes[h.at], true
}
