// An outsider's check of what lienket exports, on nothing of ours: Go's sumdb/tlog and sumdb/note.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run verify.go bundle DIR VKEY [OLD-CHECKPOINT]
//	… verify.go receipt FILE VKEY
//	… verify.go witness VKEY FILE
//	… verify.go logs FILE
//
// Debian: golang-go, golang-golang-x-mod-dev. Prints "ok …" and exits 0, or "bad …" and exits 1.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	said, err := run(os.Args[1:])
	if err != nil {
		fmt.Println("bad", err)
		os.Exit(1)
	}
	fmt.Println("ok", said)
}

func run(words []string) (string, error) {
	switch {
	case len(words) == 3 && words[0] == "bundle":
		return bundle(words[1], words[2], "")
	case len(words) == 4 && words[0] == "bundle":
		return bundle(words[1], words[2], words[3])
	case len(words) == 3 && words[0] == "receipt":
		text, err := os.ReadFile(words[1])
		if err != nil {
			return "", err
		}
		return receipt(text, words[2])
	case len(words) == 3 && words[0] == "witness":
		text, err := os.ReadFile(words[2])
		if err != nil {
			return "", err
		}
		return witness(text, words[1])
	case len(words) == 2 && words[0] == "logs":
		return logs(words[1])
	}
	return "", errors.New("usage: bundle DIR VKEY [OLD] | receipt FILE VKEY | witness VKEY FILE | logs FILE")
}

// ---- keys

// cosigner checks a witness's signatures, type 0x04, which sumdb/note does not know.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.id }
func (c cosigner) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	message := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), text...)
	return ed25519.Verify(c.key, message, sig[8:])
}

func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(strings.TrimSpace(vkey), "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("key: not name+id+key")
	}
	body, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(body) == 0 {
		return nil, errors.New("key: not base64")
	}
	if body[0] != 0x04 {
		return note.NewVerifier(strings.TrimSpace(vkey))
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), body...))
	id := binary.BigEndian.Uint32(sum[:])
	if len(body) != 1+ed25519.PublicKeySize || parts[1] != fmt.Sprintf("%08x", id) {
		return nil, errors.New("key: id or length")
	}
	return cosigner{parts[0], id, body[1:]}, nil
}

// ---- checkpoints

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

// open reads a checkpoint note that one key has signed. tlog.ParseTree knows one origin only.
func open(text []byte, vkey string) (*checkpoint, error) {
	key, err := verifier(vkey)
	if err != nil {
		return nil, err
	}
	signed, err := note.Open(text, note.VerifierList(key))
	if err != nil {
		return nil, err
	}
	return parse(signed.Text)
}

func parse(text string) (*checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] == "" || lines[3] != "" {
		return nil, errors.New("checkpoint: not three lines")
	}
	size, err := number(lines[1])
	if err != nil {
		return nil, err
	}
	root, err := hash(lines[2])
	if err != nil {
		return nil, err
	}
	if size == 0 && root != treeHash(0, nil) {
		return nil, errors.New("checkpoint: root of an empty tree")
	}
	return &checkpoint{lines[0], size, root}, nil
}

func number(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != text {
		return 0, fmt.Errorf("number %q", text)
	}
	return n, nil
}

func hash(text string) (tlog.Hash, error) {
	h, err := tlog.ParseHash(text)
	if err == nil && h.String() != text {
		err = errors.New("hash: not canonical")
	}
	return h, err
}

// ---- trees

// stored is every hash that a log stores, in tlog's order.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(s)) {
			return nil, errors.New("hash beyond the tree")
		}
		found[i] = s[index]
	}
	return found, nil
}

func (s stored) append(n int64, record []byte) (stored, error) {
	more, err := tlog.StoredHashes(n, record, s)
	return append(s, more...), err
}

// treeHash is tlog.TreeHash, of which x/mod 0.7.0 has the root of nothing wrong.
func treeHash(size int64, s stored) tlog.Hash {
	if size == 0 {
		return sha256.Sum256(nil)
	}
	root, err := tlog.TreeHash(size, s)
	if err != nil {
		return tlog.Hash{}
	}
	return root
}

func checkTree(proof tlog.TreeProof, size int64, root tlog.Hash, old int64, oldRoot tlog.Hash) error {
	if old == 0 || old == size {
		if len(proof) != 0 || old == 0 && oldRoot != treeHash(0, nil) || old == size && oldRoot != root {
			return errors.New("consistency: sizes 0 or equal")
		}
		return nil
	}
	return tlog.CheckTree(proof, size, root, old, oldRoot)
}

// body reads an add-checkpoint request: "old N", hashes, an empty line, a note.
func body(text []byte) (old int64, proof tlog.TreeProof, rest []byte, err error) {
	head, rest, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || !strings.HasPrefix(lines[0], "old ") || len(lines) > 64 {
		return 0, nil, nil, errors.New("consistency: layout")
	}
	if old, err = number(lines[0][4:]); err != nil {
		return
	}
	for _, line := range lines[1:] {
		h, err := hash(line)
		if err != nil {
			return 0, nil, nil, err
		}
		proof = append(proof, h)
	}
	return old, proof, rest, nil
}

// ---- records

// leaf is what a record says about itself and commits to.
type leaf struct {
	Seq    int64    `json:"seq"`
	SD     []string `json:"sd"`
	Ticket string   `json:"ticket"`
	Target struct {
		SD string `json:"sd"`
	} `json:"target"`
}

// opens checks that a disclosure is one of the record's (RFC 9901).
func (l leaf) opens(disclosure string) error {
	sum := sha256.Sum256([]byte(disclosure))
	digest := base64.RawURLEncoding.EncodeToString(sum[:])
	text, err := base64.RawURLEncoding.DecodeString(disclosure)
	if err != nil {
		return err
	}
	var parts []string
	if err := json.Unmarshal(text, &parts); err != nil || len(parts) != 3 {
		return errors.New("disclosure: not salt, name, value")
	}
	for _, other := range append(l.SD, l.Ticket, l.Target.SD) {
		if other == digest {
			return nil
		}
	}
	return fmt.Errorf("disclosure of %s: record %d does not commit to it", parts[1], l.Seq)
}

func record(line []byte, seq int64) (l leaf, err error) {
	l.Seq = -1
	if err = json.Unmarshal(line, &l); err == nil && l.Seq != seq {
		err = fmt.Errorf("record %d says that it is %d", seq, l.Seq)
	}
	return
}

// ---- receipts and cosignatures

func receipt(text []byte, vkey string) (string, error) {
	head, rest, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		!strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return "", errors.New("receipt: layout")
	}
	extra, err := base64.StdEncoding.DecodeString(lines[1][len("extra "):])
	if err != nil {
		return "", err
	}
	index, err := number(lines[2][len("index "):])
	if err != nil {
		return "", err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		h, err := hash(line)
		if err != nil {
			return "", err
		}
		proof = append(proof, h)
	}
	c, err := open(rest, vkey)
	if err != nil {
		return "", err
	}
	parts := strings.Split(string(extra), "\n")
	if index >= c.size {
		return "", errors.New("index beyond the tree")
	}
	if err := tlog.CheckRecord(proof, c.size, c.root, index, tlog.RecordHash([]byte(parts[0]))); err != nil {
		return "", err
	}
	l, err := record([]byte(parts[0]), index)
	if err != nil {
		return "", err
	}
	for _, disclosure := range parts[1:] {
		if err := l.opens(disclosure); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("receipt %s %d of %d, %d openings", c.origin, index, c.size, len(parts)-1), nil
}

func witness(text []byte, vkey string) (string, error) {
	key, err := verifier(vkey)
	if err != nil {
		return "", err
	}
	if _, isWitness := key.(cosigner); !isWitness {
		return "", errors.New("not a witness's key")
	}
	c, err := open(text, vkey)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("witness %s saw %s %d", key.Name(), c.origin, c.size), nil
}

// ---- bundles

type manifest struct {
	Origin string            `json:"origin"`
	First  int64             `json:"first"`
	Count  int64             `json:"count"`
	Size   int64             `json:"size"`
	Files  map[string]string `json:"files"`
}

func bundle(dir, vkey, older string) (string, error) {
	var m manifest
	text, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return "", err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return "", err
	}
	files := map[string][]byte{}
	for name, digest := range m.Files {
		if filepath.Base(name) != name {
			return "", fmt.Errorf("file name %q", name)
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return "", err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != digest {
			return "", fmt.Errorf("digest of %s", name)
		}
		files[name] = data
	}
	for _, name := range []string{"checkpoint", "leaves.jsonl", "vkey"} {
		if files[name] == nil {
			return "", fmt.Errorf("no %s", name)
		}
	}
	c, err := open(files["checkpoint"], vkey)
	if err != nil {
		return "", err
	}
	if c.size != m.Size || c.origin != m.Origin || m.First < 0 || m.Count < 0 || m.First+m.Count > m.Size {
		return "", errors.New("manifest and checkpoint differ")
	}
	leaves, err := lines(files["leaves.jsonl"], m.Count)
	if err != nil {
		return "", err
	}
	said := []leaf{}
	for i, line := range leaves {
		l, err := record(line, m.First+int64(i))
		if err != nil {
			return "", err
		}
		said = append(said, l)
	}
	isWhole := m.First == 0 && m.Count == m.Size
	if isWhole {
		err = whole(leaves, c, files["hashes.bin"])
	} else {
		err = part(leaves, c, m.First, files["proofs.jsonl"])
	}
	if err != nil {
		return "", err
	}
	opened, err := openings(files["openings.jsonl"], said, m.First)
	if err != nil {
		return "", err
	}
	grown, err := consistency(files["consistency"], c, vkey, older)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("bundle %s %d+%d of %d root %v, %d openings%s",
		c.origin, m.First, m.Count, c.size, c.root, opened, grown), nil
}

func lines(data []byte, count int64) ([][]byte, error) {
	if count == 0 && len(data) == 0 {
		return nil, nil
	}
	if len(data) == 0 || data[len(data)-1] != '\n' {
		return nil, errors.New("lines: no end")
	}
	found := bytes.Split(data[:len(data)-1], []byte("\n"))
	if int64(len(found)) != count {
		return nil, fmt.Errorf("%d lines for %d records", len(found), count)
	}
	return found, nil
}

func whole(leaves [][]byte, c *checkpoint, hashes []byte) error {
	var s stored
	var plain []byte
	for i, line := range leaves {
		var err error
		if s, err = s.append(int64(i), line); err != nil {
			return err
		}
		h := tlog.RecordHash(line)
		plain = append(plain, h[:]...)
	}
	if root := treeHash(c.size, s); root != c.root {
		return fmt.Errorf("root %v, checkpoint %v", root, c.root)
	}
	if hashes != nil && !bytes.Equal(hashes, plain) {
		return errors.New("hashes.bin")
	}
	return nil
}

func part(leaves [][]byte, c *checkpoint, first int64, proofs []byte) error {
	rows, err := lines(proofs, int64(len(leaves)))
	if err != nil {
		return err
	}
	for i, line := range leaves {
		var proof tlog.RecordProof
		if err := json.Unmarshal(rows[i], &proof); err != nil {
			return err
		}
		index := first + int64(i)
		if err := tlog.CheckRecord(proof, c.size, c.root, index, tlog.RecordHash(line)); err != nil {
			return fmt.Errorf("record %d: %w", index, err)
		}
	}
	return nil
}

func openings(data []byte, said []leaf, first int64) (int, error) {
	count := 0
	for rows := json.NewDecoder(bytes.NewReader(data)); ; count++ {
		var row struct {
			Seq        int64  `json:"seq"`
			Disclosure string `json:"disclosure"`
		}
		if err := rows.Decode(&row); err == io.EOF {
			return count, nil
		} else if err != nil {
			return 0, err
		}
		if row.Seq < first || row.Seq >= first+int64(len(said)) {
			return 0, fmt.Errorf("opening of record %d", row.Seq)
		}
		if err := said[row.Seq-first].opens(row.Disclosure); err != nil {
			return 0, err
		}
	}
}

func consistency(data []byte, c *checkpoint, vkey, older string) (string, error) {
	if older == "" {
		return "", nil
	}
	text, err := os.ReadFile(older)
	if err != nil {
		return "", err
	}
	old, err := open(text, vkey)
	if err != nil {
		return "", err
	}
	size, proof, rest, err := body(data)
	if err != nil {
		return "", err
	}
	new, err := open(rest, vkey)
	if err != nil {
		return "", err
	}
	if *new != *c || size != old.size || old.origin != c.origin || old.size > c.size {
		return "", errors.New("consistency: of other checkpoints")
	}
	if err := checkTree(proof, c.size, c.root, old.size, old.root); err != nil {
		return "", err
	}
	return fmt.Sprintf(", grown from %d", old.size), nil
}

// ---- many logs

// A log as another program says it is, one JSON object a line; everything is computed again.
type claim struct {
	Leaves    [][]byte `json:"leaves"`
	Stored    []byte   `json:"stored"`
	Vkey      string   `json:"vkey"`
	Witness   string   `json:"witness"`
	Note      string   `json:"note"`
	Trees     []tree   `json:"trees"`
	Inclusion []path   `json:"inclusion"`
	Growth    []path   `json:"growth"`
	Bodies    []string `json:"bodies"`
	Receipts  []string `json:"receipts"`
}

type tree struct {
	Size int64     `json:"size"`
	Root tlog.Hash `json:"root"`
}

// path is a proof: of record From in the tree of To records, or of growth from From to To records.
type path struct {
	From   int64       `json:"from"`
	To     int64       `json:"to"`
	Hashes []tlog.Hash `json:"hashes"`
}

func logs(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	count := map[string]int{}
	for rows := json.NewDecoder(f); ; count["logs"]++ {
		var c claim
		if err := rows.Decode(&c); err == io.EOF {
			break
		} else if err != nil {
			return "", err
		}
		if err := c.check(count); err != nil {
			return "", fmt.Errorf("log %d: %w", count["logs"], err)
		}
	}
	return fmt.Sprintf("logs=%d leaves=%d trees=%d inclusion=%d growth=%d bodies=%d receipts=%d",
		count["logs"], count["leaves"], count["trees"], count["inclusion"], count["growth"],
		count["bodies"], count["receipts"]), nil
}

func (c claim) check(count map[string]int) error {
	var s stored
	var err error
	for i, leaf := range c.Leaves {
		if s, err = s.append(int64(i), leaf); err != nil {
			return err
		}
	}
	digest := sha256.New()
	for _, h := range s {
		digest.Write(h[:])
	}
	if !bytes.Equal(digest.Sum(nil), c.Stored) {
		return errors.New("stored hashes")
	}
	size := int64(len(c.Leaves))
	for _, t := range c.Trees {
		if t.Size > size || treeHash(t.Size, s) != t.Root {
			return fmt.Errorf("root of %d", t.Size)
		}
	}
	for _, vkey := range []string{c.Vkey, c.Witness} {
		k, err := open([]byte(c.Note), vkey)
		if err != nil {
			return err
		}
		if k.size != size || k.root != treeHash(size, s) {
			return errors.New("checkpoint")
		}
	}
	if _, err := witness([]byte(c.Note), c.Witness); err != nil {
		return err
	}
	if err := c.checkPaths(s); err != nil {
		return err
	}
	for _, text := range c.Bodies {
		old, proof, rest, err := body([]byte(text))
		if err != nil {
			return err
		}
		if string(rest) != c.Note {
			return errors.New("body: another checkpoint")
		}
		if err := checkTree(proof, size, treeHash(size, s), old, treeHash(old, s)); err != nil {
			return fmt.Errorf("body from %d: %w", old, err)
		}
	}
	for _, text := range c.Receipts {
		for _, vkey := range []string{c.Vkey, c.Witness} {
			if _, err := receipt([]byte(text), vkey); err != nil {
				return err
			}
		}
	}
	for name, n := range map[string]int{
		"leaves": len(c.Leaves), "trees": len(c.Trees), "inclusion": len(c.Inclusion),
		"growth": len(c.Growth), "bodies": len(c.Bodies), "receipts": len(c.Receipts),
	} {
		count[name] += n
	}
	return nil
}

// checkPaths makes each proof itself, compares, and verifies it.
func (c claim) checkPaths(s stored) error {
	for _, p := range c.Inclusion {
		proof, err := tlog.ProveRecord(p.To, p.From, s)
		if err != nil || !same(proof, p.Hashes) {
			return fmt.Errorf("inclusion of %d in %d: %v", p.From, p.To, err)
		}
		h := tlog.RecordHash(c.Leaves[p.From])
		if err := tlog.CheckRecord(p.Hashes, p.To, treeHash(p.To, s), p.From, h); err != nil {
			return err
		}
	}
	for _, p := range c.Growth {
		if p.From > 0 && p.From < p.To {
			proof, err := tlog.ProveTree(p.To, p.From, s)
			if err != nil || !same(proof, p.Hashes) {
				return fmt.Errorf("growth from %d to %d: %v", p.From, p.To, err)
			}
		}
		err := checkTree(p.Hashes, p.To, treeHash(p.To, s), p.From, treeHash(p.From, s))
		if err != nil {
			return err
		}
	}
	return nil
}

func same(a, b []tlog.Hash) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
