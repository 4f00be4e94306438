package net

// mulAdd adds a·b to c: a is n×k, b is k×m, c is n×m, all by rows without
// gaps. Every element of c is summed in the order of k, one product at a time and each
// rounded, so the vector code and this one give the same bits on every machine.
func mulAdd(c, a, b []float32, n, k, m int) {
	if n == 0 || k == 0 || m == 0 {
		return
	}
	_, _, _ = c[n*m-1], a[n*k-1], b[k*m-1]
	wide := 0
	if vectors {
		wide = m &^ (tile - 1)
		mulTiles(c, a, b, n, k, m, wide)
	}
	if wide < m {
		mulPlain(c, a, b, n, k, m, wide)
	}
}

// mulPlain does the columns from on.
func mulPlain(c, a, b []float32, n, k, m, from int) {
	for i := range n {
		row := c[i*m+from : (i+1)*m]
		for j, x := range a[i*k : (i+1)*k] {
			if x == 0 {
				continue // adds nothing: finite weights are checked when a model is loaded
			}
			w := b[j*m+from : (j+1)*m]
			w = w[:len(row)]
			for q := range row {
				row[q] += float32(x * w[q])
			}
		}
	}
}

// addRow adds a row of a table to the sums of one word.
func addRow(sum []int16, row string) {
	if vectors && len(sum) > 0 && len(sum)&(tile-1) == 0 {
		addRowVector(sum, row)
		return
	}
	for i := range sum {
		sum[i] += int16(int8(row[i]))
	}
}
