const { writeFileSync } = require('node:fs');
const sharp = require('sharp');

/** Runs in the page. */
function drawCaption(text) {
	const caption = document.createElement('div');
	caption.id = 'film-caption';
	caption.style.cssText =
		'position:fixed;z-index:2147483647;pointer-events:none;left:50%;bottom:14px;transform:translateX(-50%);padding:10px 22px;border-radius:10px;background:#111d;color:#fff;font:600 20px Inter,sans-serif;white-space:nowrap;';
	caption.textContent = text;
	document.documentElement.append(caption);
}

class Film {
	frames = [];

	constructor(page) {
		this.page = page;
	}

	/** Adds a screenshot with these words on it, which is shown for this many milliseconds. */
	async show(ms, words) {
		await this.page.evaluate(drawCaption, words);
		this.frames.push({ image: await this.page.screenshot(), ms });
		await this.page.evaluate(() => document.getElementById('film-caption').remove());
	}

	/** Writes an animated WebP file that loops; gives its size in bytes. */
	async write(file) {
		const images = this.frames.map(({ image }) => image);
		const film = await sharp(images, { join: { animated: true } })
			.webp({ delay: this.frames.map(({ ms }) => ms), loop: 0, quality: 82, effort: 5 })
			.toBuffer();
		writeFileSync(file, film);
		return film.length;
	}
}

module.exports = { Film };
