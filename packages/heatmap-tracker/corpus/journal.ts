import type { Build } from "./build.ts";

const POSTS = [
  [311, "menanam-cabai", "Menanam cabai", 4],
  [305, "pupuk-kompos", "Pupuk kompos", 0],
  [298, "musim-hujan", "Musim hujan", 12],
] as const;

/** A blog of a content system: generated ids and classes by number, themes with plain names, widgets. */
export const journal = ({
  hash,
  count,
}: Build): string => `<div id="page" class="site wp-embed-responsive"><a class="skip-link screen-reader-text" href="#content">Ke isi</a>
<header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/" rel="home">Kebun Kita</a></p><p class="site-description">Dari halaman belakang</p></div><nav id="site-navigation" class="main-navigation"><button class="menu-toggle" aria-expanded="false">Menu</button><div class="menu-utama-container"><ul id="primary-menu" class="menu">${[
  ["/", "Beranda"],
  ["/panduan/", "Panduan"],
  ["/tanya/", "Tanya"],
]
  .map(
    ([href, name]) =>
      `<li id="menu-item-${count()}" class="menu-item menu-item-type-post_type menu-item-object-page menu-item-${count()}"><a href="${href}">${name}</a></li>`,
  )
  .join("")}</ul></div></nav></header>
<div id="content" class="site-content"><main id="primary" class="site-main">${POSTS.map(
  ([number, slug, title, comments]) =>
    `<article id="post-${number}" class="post-${number} post type-post status-publish format-standard has-post-thumbnail hentry"><header class="entry-header"><h2 class="entry-title"><a href="/${slug}/" rel="bookmark">${title}</a></h2><div class="entry-meta"><span class="posted-on"><a href="/${slug}/"><time class="entry-date published">3 Mei</time></a></span><span class="byline"><a class="url fn n" href="/author/rina/">Rina</a></span></div></header><a class="post-thumbnail" href="/${slug}/"><img class="wp-post-image wp-image-${count()}" src="/uploads/${slug}.jpg" alt=""></a><div class="entry-content"><p>Awal musim.</p><p>Lalu <em>panen</em>.</p></div><footer class="entry-footer"><span class="cat-links"><a href="/category/sayur/" rel="category tag">Sayur</a></span><span class="comments-link"><a href="/${slug}/#comments">${comments} komentar</a></span></footer></article>`,
).join("")}<nav class="navigation posts-navigation"><a href="/page/2/">Lama</a></nav></main>
<aside id="secondary" class="widget-area"><section id="search-${count()}" class="widget widget_search"><form role="search" class="search-form"><label><span class="screen-reader-text">Cari:</span><input type="search" class="search-field" name="s"></label><button type="submit" class="search-submit">Cari</button></form></section><section id="block-${count()}" class="widget widget_block"><h2 class="widget-title">Terbaru</h2><ul class="wp-block-latest-posts__list"><li><a class="wp-block-latest-posts__post-title" href="/menanam-cabai/">Menanam cabai</a></li><li><a class="wp-block-latest-posts__post-title" href="/pupuk-kompos/">Pupuk kompos</a></li></ul></section><section id="block-${count()}" class="widget widget_block"><div class="wp-block-buttons is-layout-flex wp-container-core-buttons-is-layout-${hash("layout").toLowerCase()}"><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/langganan/">Langganan</a></div><div class="wp-block-button is-style-outline"><a class="wp-block-button__link wp-element-button" href="/donasi/">Donasi</a></div></div></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info"><a href="/tentang/">Tentang</a><span class="sep"> | </span><a href="/kontak/">Kontak</a></div></footer></div>`;
