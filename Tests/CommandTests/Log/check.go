// Checks a log of Parvis with Go's own packages: the signed checkpoint with note, tiles, root and proofs with tlog.
//
//	check FOLDER: FOLDER holds checkpoint, key, tile/… as they are served, and proofs, a line each:
//	INDEX LEAF-HASH HASH…, in hexadecimal.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		// C2SP leaves the height out of the path.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		found = append(found, bytes)
	}
	return found, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func hash(text string) (found tlog.Hash) {
	bytes, err := hex.DecodeString(text)
	check(err)
	copy(found[:], bytes)
	return found
}

func main() {
	folder := os.Args[1]
	key, err := os.ReadFile(filepath.Join(folder, "key"))
	check(err)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(key)))
	check(err)
	signed, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	check(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	told, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	var root tlog.Hash
	copy(root[:], told)

	// The reader checks each tile against the root as it reads it.
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{folder})
	computed, err := tlog.TreeHash(size, reader)
	check(err)
	if computed != root {
		check(fmt.Errorf("another root"))
	}
	file, err := os.Open(filepath.Join(folder, "proofs"))
	check(err)
	count := 0
	for lines := bufio.NewScanner(file); lines.Scan(); count++ {
		parts := strings.Fields(lines.Text())
		index, err := strconv.ParseInt(parts[0], 10, 64)
		check(err)
		var proof tlog.RecordProof
		for _, part := range parts[2:] {
			proof = append(proof, hash(part))
		}
		leaf := hash(parts[1])
		check(tlog.CheckRecord(proof, size, root, index, leaf))
		theirs, err := tlog.ProveRecord(size, index, reader)
		check(err)
		if fmt.Sprint(theirs) != fmt.Sprint(proof) {
			check(fmt.Errorf("another proof of %d", index))
		}
	}
	fmt.Printf("%d leaves, %d proofs\n", size, count)
}
