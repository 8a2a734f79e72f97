import type { Build } from "./build.ts";

const ROWS = [
  ["A-17", "Sapi perah", "12"],
  ["A-18", "Kambing", "31"],
  ["B-02", "Ayam", "240"],
  ["B-09", "Bebek", "85"],
] as const;

/** Pages as they were made by hand: ids, tables, names of fields, few classes, an id of the database in each row. */
export const registry = ({
  count,
}: Build): string => `<table id="layout" width="100%"><tr><td colspan="2" id="banner"><a href="/index.php"><img src="/img/logo.gif" alt=""></a><b>Dinas Peternakan</b></td></tr>
<tr><td id="left" valign="top"><b>Menu</b><br><a href="/index.php">Beranda</a><br><a href="/data.php">Data</a><br><a href="/berita.php">Berita</a><br><a href="/unduh.php">Unduh</a><p><form action="/login.php" method="post">Nama<br><input name="user" size="10"><br>Sandi<br><input name="pass" type="password" size="10"><br><input type="submit" value="Masuk"></form></td>
<td id="main" valign="top"><h1>Data ternak</h1><p class="intro">Diperbarui setiap <i>Senin</i>.</p>
<form action="/data.php"><fieldset><legend>Saring</legend><select name="kab"><option>Semua</option><option>Malang</option></select><input name="dari" size="8"><input name="sampai" size="8"><input type="submit" value="Cari"><input type="reset" value="Ulang"></fieldset></form>
<table id="data" border="1"><tr><th><a href="?sort=kode">Kode</a></th><th><a href="?sort=jenis">Jenis</a></th><th>Jumlah</th><th>Ubah</th></tr>${ROWS.map(
  ([code, kind, number]) =>
    `<tr id="row-${count() + 48_000}"><td>${code}</td><td>${kind}</td><td align="right">${number}</td><td><a href="/ubah.php?kode=${code}"><img src="/img/edit.gif" alt="ubah"></a> <a href="/hapus.php?kode=${code}"><img src="/img/del.gif" alt="hapus"></a></td></tr>`,
).join("")}</table>
<p align="center"><a href="?hal=1">1</a> <a href="?hal=2">2</a> <a href="?hal=3">3</a></p>
<h2>Berita</h2><div class="news"><b>Vaksinasi dimulai</b><br>Mulai hari ini. <a href="/berita.php">Lanjut</a></div><div class="news"><b>Harga pakan</b><br>Turun sedikit. <a href="/berita.php">Lanjut</a></div></td></tr>
<tr><td colspan="2" id="foot"><small>© 2009</small> <a href="/kontak.php">Kontak</a></td></tr></table>`;
