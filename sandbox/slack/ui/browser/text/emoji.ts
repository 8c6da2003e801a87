const table = `
memo 📝 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️
rotating_light 🚨 fire 🔥 eyes 👀 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 tada 🎉 raised_hands 🙌 pray 🙏 clap 👏 wave 👋 ok_hand 👌
point_right 👉 point_left 👈 point_up ☝️ point_down 👇 raised_hand ✋ hand ✋ muscle 💪 heart ❤️ broken_heart 💔 smile 😄
slightly_smiling_face 🙂 joy 😂 thinking_face 🤔 cry 😢 sob 😭 scream 😱 sweat_smile 😅 sunglasses 😎 tired_face 😫 sleeping 😴
rocket 🚀 hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ alarm_clock ⏰ timer_clock ⏲️ clock1 🕐 calendar 📆 date 📅
lock 🔒 unlock 🔓 key 🔑 shield 🛡️ no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 stop_sign 🛑 construction 🚧 bell 🔔 no_bell 🔕
pager 📟 telephone_receiver 📞 loudspeaker 📢 mega 📣 speech_balloon 💬 thought_balloon 💭 envelope ✉️ email 📧 inbox_tray 📥
outbox_tray 📤 package 📦 file_folder 📁 open_file_folder 📂 page_facing_up 📄 clipboard 📋 pushpin 📌 round_pushpin 📍 paperclip 📎
link 🔗 bookmark 🔖 books 📚 book 📖 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 mag 🔍 bulb 💡
hammer 🔨 wrench 🔧 hammer_and_wrench 🛠️ gear ⚙️ robot_face 🤖 computer 💻 floppy_disk 💾 ship 🚢 anchor ⚓ boat ⛵ compass 🧭
rewind ⏪ fast_forward ⏩ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ leftwards_arrow_with_hook ↩️
arrows_counterclockwise 🔄 repeat 🔁 double_vertical_bar ⏸️ pause_button ⏸️ arrow_forward ▶️ black_square_for_stop ⏹️ stop_button ⏹️
red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫
large_red_square 🟥 large_green_square 🟩 exclamation ❗ question ❓ grey_question ❔ information_source ℹ️ bangbang ‼️ zap ⚡
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ 100 💯 sos 🆘 new 🆕 checkered_flag 🏁 triangular_flag_on_post 🚩 trophy 🏆 beer 🍺 coffee ☕
crossed_fingers 🤞 bow 🙇 shrug 🤷 male-detective 🕵️ firefighter 🧑‍🚒 ghost 👻 skull 💀 bug 🐛 snail 🐌 turtle 🐢 sparkles ✨ star ⭐
see_no_evil 🙈 test_tube 🧪 microscope 🔬 dart 🎯 wastebasket 🗑️ moneybag 💰 credit_card 💳 shopping_trolley 🛒 ticket 🎫 performing_arts 🎭
`;

const known = new Map(
  [...table.matchAll(/(\S+) (\S+)/gu)].map(([, name = '', sign = '']) => [name, sign]),
);

/** What the picker offers, the ones with a meaning for the bot first. */
export const offered: readonly string[] = [
  'memo white_check_mark eyes +1 -1 raised_hands tada warning',
  'rotating_light x question heart joy fire rocket pray',
].flatMap((names) => names.split(' '));

/** The sign for an emoji's short name (a skin tone is left out), or undefined where only its name is known. */
export function emojiSign(name: string): string | undefined {
  return known.get(name.replace(/::skin-tone-\d$/u, ''));
}
