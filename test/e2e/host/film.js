const { writeFileSync } = require('node:fs');
const sharp = require('sharp');

/**
 * Runs in the page: shows what the film says. n8n builds its page anew now and then, so the caption is
 * put back where it is missing.
 */
function drawCaption(text) {
	let caption = document.getElementById('film-caption');
	if (!caption) {
		caption = document.createElement('div');
		caption.id = 'film-caption';
		caption.style.cssText =
			'position:fixed;z-index:2147483647;pointer-events:none;left:50%;bottom:14px;transform:translateX(-50%);padding:10px 22px;border-radius:10px;background:#111d;color:#fff;font:600 20px Inter,sans-serif;white-space:nowrap;';
		document.documentElement.append(caption);
	}
	caption.textContent = text;
}

/** Photographs of a page in use, one after the other, as a moving picture. */
class Film {
	frames = [];
	words = '';

	constructor(page) {
		this.page = page;
	}

	/** Photographs what is to be seen now, and shows it for so many milliseconds. */
	async show(ms, words = this.words) {
		this.words = words;
		await this.page.evaluate(drawCaption, words);
		this.frames.push({ image: await this.page.screenshot(), ms });
	}

	/** Clicks something, and shows what comes of it. */
	async click(target, ms) {
		await target.hover();
		await this.show(400);
		await target.click();
		await this.show(ms);
	}

	/** Writes the film as an animated WebP file that runs again and again; gives its size in bytes. */
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
