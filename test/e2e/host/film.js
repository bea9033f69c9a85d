const { writeFileSync } = require('node:fs');
const sharp = require('sharp');

/** How long one step of the pointer is shown, in milliseconds. */
const stepMs = 60;

/**
 * Runs in the page: shows a pointer, since photographs don't have one, and what the film says. n8n
 * builds its page anew now and then, so both are put back where they are missing.
 */
function drawOverPage() {
	const style = 'position:fixed;z-index:2147483647;pointer-events:none;';
	const make = (id, css, html) => {
		const found = document.getElementById(id);
		if (found) return found;
		const part = document.createElement('div');
		part.id = id;
		part.style.cssText = style + css;
		part.innerHTML = html;
		document.documentElement.append(part);
		return part;
	};
	const arrow =
		'<svg width="26" height="26"><path d="M2 1 L2 20 L7 16 L10 23 L14 21 L11 15 L18 15 Z" fill="#111" stroke="#fff" stroke-width="1.5"/></svg>';
	window.filmPointer = (x, y) => {
		make('film-pointer', 'left:0;top:0;', arrow).style.transform = `translate(${x}px, ${y}px)`;
	};
	window.filmCaption = (text) => {
		const css =
			'left:50%;bottom:14px;transform:translateX(-50%);padding:10px 22px;border-radius:10px;background:#111d;color:#fff;font:600 20px Inter,sans-serif;white-space:nowrap;';
		make('film-caption', css, '').textContent = text;
	};
}

/** Photographs of a page in use, one after the other, as a moving picture. */
class Film {
	frames = [];
	pointer = { x: 640, y: 420 };

	/** To be called before the page is loaded that the film is about. */
	static async of(page) {
		await page.addInitScript(drawOverPage);
		const film = new Film();
		film.page = page;
		return film;
	}

	async say(text) {
		await this.page.evaluate((words) => window.filmCaption(words), text);
	}

	/** Photographs what is to be seen now, and shows it for so many milliseconds. */
	async show(ms) {
		const { x, y } = this.pointer;
		await this.page.evaluate(([left, top]) => window.filmPointer(left, top), [x, y]);
		this.frames.push({ image: await this.page.screenshot(), ms });
	}

	/** Moves the pointer to something on the page, and the mouse with it. */
	async pointAt(target, steps = 7) {
		const { x, y, width, height } = await target.boundingBox();
		const from = this.pointer;
		const to = { x: x + Math.min(width / 2, 120), y: y + height / 2 };
		for (let step = 1; step <= steps; step++) {
			// Slower towards the end, as a hand is.
			const part = 1 - (1 - step / steps) ** 2;
			this.pointer = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
			await this.page.mouse.move(this.pointer.x, this.pointer.y);
			await this.show(stepMs);
		}
	}

	/** Points at something, clicks, and shows what comes of it. */
	async click(target, ms) {
		await this.pointAt(target);
		await target.click();
		if (ms) await this.show(ms);
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
