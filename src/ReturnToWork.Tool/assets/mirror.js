"use strict";
// Goes on to the mirror page at once. Without this file there is the button.
document.getElementById("rtw-mirror").submit();
